"""Secrets that stay open while somebody works: sealed in the session, under a key only that browser has.

Neither half opens anything alone. The cookie's key is random, HttpOnly, SameSite=Strict, sent to /staff/
only, and stored nowhere here. ``middleware.HoldsTheBrowsersKey`` sets it with the answer.
"""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Mapping
from typing import Any

import nacl.utils
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from speakopenly.core.sealing import place

TO_BE_SET = "_browsers_key"
PATH = "/staff/"


def keep(request: HttpRequest, name: str, secret: bytes, *, about: bytes) -> None:
    """Keep a secret open in this session under this name, from now on."""
    key = _browsers_key(request) or _new_key(request)
    sealed = bytes(Aead(key).encrypt(secret, place("session", name) + about))
    request.session[name] = {"sealed": base64.b64encode(sealed).decode("ascii"), "seen": time.time()}


def fetch(request: HttpRequest, name: str, *, about: bytes) -> bytes | None:
    """The secret; None where it is not held, or not by this browser."""
    held, key = note(request, name), _browsers_key(request)
    if held is None or key is None:
        return None
    try:
        return Aead(key).decrypt(base64.b64decode(held["sealed"]), aad=place("session", name) + about)
    except (CryptoError, ValueError):
        return None


def note(request: HttpRequest, name: str) -> Mapping[str, Any] | None:
    """What the session says of it: ``seen`` is when it was last used, in seconds."""
    held = request.session.get(name)
    return held if isinstance(held, dict) else None


def is_with_key(request: HttpRequest) -> bool:
    """Whether this request brought a browser's key at all."""
    return _browsers_key(request) is not None


def touch(request: HttpRequest, name: str) -> None:
    """It was used now."""
    request.session[name] = {**request.session[name], "seen": time.time()}


def drop(request: HttpRequest, name: str) -> None:
    """Forget it."""
    request.session.pop(name, None)


def set_cookie(request: HttpRequest, response: HttpResponseBase) -> None:
    """Give the browser its key, where this request made one."""
    key = getattr(request, TO_BE_SET, None)
    if key is not None:
        response.set_cookie(
            settings.READING_COOKIE_NAME,
            base64.urlsafe_b64encode(key).decode("ascii"),
            path=PATH,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Strict",
        )


def _browsers_key(request: HttpRequest) -> bytes | None:
    made: bytes | None = getattr(request, TO_BE_SET, None)
    if made is not None:
        return made
    try:
        key = base64.urlsafe_b64decode(request.COOKIES.get(settings.READING_COOKIE_NAME, ""))
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == Aead.KEY_SIZE else None


def _new_key(request: HttpRequest) -> bytes:
    key: bytes = nacl.utils.random(Aead.KEY_SIZE)
    setattr(request, TO_BE_SET, key)
    return key
