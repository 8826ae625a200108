"""How settings read the environment: each value is understood or refused, never guessed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEMONSTRATION_MARK = "THIS-IS-A-DEMONSTRATION"
"""A home that holds this file is invented from end to end, and every page of it says so."""

YES, NO = {"1", "yes", "true", "on"}, {"", "0", "no", "false", "off"}


def is_on(name: str, *, default: bool = False) -> bool:
    """A yes or a no from the environment."""
    value = os.environ.get(name, "yes" if default else "no").strip().lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be yes or no.")
    return value in YES


def whole_number(name: str, *, default: int) -> int:
    """A whole number from the environment, nought or more."""
    value = os.environ.get(name, str(default)).strip()
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number.")
    return int(value)


def words(name: str, *, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def https_address(name: str, *, default: str) -> str:
    """The address of another site, over https, without a name or password in it."""
    value = os.environ.get(name, "").strip() or default
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise ImproperlyConfigured(f"{name} must be an address that begins with https://")
    return value


def secret(name: str) -> str:
    """A value that holds a password: from the environment, or from the file that ``NAME_FILE`` names.

    A file keeps it out of what systemd or a container shows to anybody who asks.
    """
    value, file = os.environ.get(name, "").strip(), os.environ.get(f"{name}_FILE", "").strip()
    if value or not file:
        return value
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(
            f"The file that {name}_FILE names cannot be read. Check its owner."
        ) from error


def folder(name: str) -> Path | None:
    """A folder by its whole path; None where none is set."""
    value = os.environ.get(name, "").strip()
    if value and not Path(value).is_absolute():
        raise ImproperlyConfigured(f"{name} must be a whole path, such as /mnt/elsewhere/erasures.")
    return Path(value) if value else None


def database(home: Path) -> dict[str, Any]:
    """PostgreSQL where DATABASE_URL says so, else one SQLite file under ``home/database``."""
    address = secret("DATABASE_URL")
    if not address:
        return {
            "ENGINE": "speakopenly.web.sqlite",
            "NAME": sqlite_file(home),
            "CONN_MAX_AGE": None,  # to close is to empty the write-ahead log: dearer than a write
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def sqlite_file(home: Path) -> Path:
    """Where SQLite keeps everything of a home, if it is used."""
    return home / "database" / "speakopenly.sqlite3"
