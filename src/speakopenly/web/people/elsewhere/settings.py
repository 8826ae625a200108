"""What the environment says of the organisation's own sign-in, understood whole or refused."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One provider: who it is, how we show ourselves to it, and where groups stand for roles."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    name: str = ""
    name_in_welsh: str = ""
    groups_claim: str = "groups"
    groups_file: Path | None = None
    other_hosts: frozenset[str] = frozenset()

    @property
    def hosts(self) -> frozenset[str]:
        """The only machines that may be asked: the provider's, and those named beside it."""
        return frozenset({urlsplit(self.issuer).netloc.lower(), *self.other_hosts})


def from_environment() -> Elsewhere | None:
    """The provider, or None where none is named. Raises ImproperlyConfigured."""
    issuer = _said("ISSUER")
    if not issuer:
        return None
    if not is_safe_address(issuer):
        raise ImproperlyConfigured("SPEAKOPENLY_OIDC_ISSUER must be an address that begins with https://")
    client_id = _said("CLIENT_ID")
    if not client_id:
        raise ImproperlyConfigured("SPEAKOPENLY_OIDC_CLIENT_ID is missing: the provider gave it to you.")
    groups = _said("GROUPS_FILE")
    return Elsewhere(
        issuer=issuer,
        client_id=client_id,
        secret=_secret(_said("SECRET_FILE")),
        name=_said("NAME"),
        name_in_welsh=_said("NAME_CY"),
        groups_claim=_said("GROUPS_CLAIM") or "groups",
        groups_file=Path(groups) if groups else None,
        other_hosts=frozenset(host.strip().lower() for host in _said("HOSTS").split(",") if host.strip()),
    )


def is_safe_address(address: str) -> bool:
    """Whether an address is over https, or on this machine, and carries no name or password."""
    parts = urlsplit(address)
    if "@" in parts.netloc or not parts.hostname:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(parts.hostname))


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _said(name: str) -> str:
    return os.environ.get(f"SPEAKOPENLY_OIDC_{name}", "").strip()


def _secret(file: str) -> str:
    if not file:
        raise ImproperlyConfigured(
            "SPEAKOPENLY_OIDC_SECRET_FILE is missing: a file that holds the client secret, and nothing else."
        )
    try:
        secret = Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured("SPEAKOPENLY_OIDC_SECRET_FILE cannot be read.") from error
    if not secret:
        raise ImproperlyConfigured("SPEAKOPENLY_OIDC_SECRET_FILE is empty.")
    return secret
