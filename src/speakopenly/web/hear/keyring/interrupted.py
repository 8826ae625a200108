"""What somebody had written when the key closed: it travels sealed in the page, and is sent on after.

Only that person can send it on, and only for a day. Files are not kept; they have to be chosen again.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from nacl.encoding import URLSafeBase64Encoder
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from speakopenly.web.people.keyed import derived_key

A_DAY: Final = 24 * 60 * 60
NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Where a form was going, and its fields."""

    path: str
    fields: tuple[tuple[str, str], ...]


def keep(request: HttpRequest) -> str:
    """The form of this request, sealed, for a hidden field."""
    fields = [
        (name, value) for name, values in request.POST.lists() if name not in NOT_KEPT for value in values
    ]
    told = [str(request.user.pk), int(time.time()), request.get_full_path(), fields]
    sealed = _box().encrypt(json.dumps(told).encode(), encoder=URLSafeBase64Encoder)
    return bytes(sealed).decode("ascii")


def take_up(request: HttpRequest, text: str) -> Interrupted | None:
    """What was kept; None where it is somebody else's, altered, or older than a day."""
    try:
        opened = _box().decrypt(text.encode("ascii"), encoder=URLSafeBase64Encoder)
    except (CryptoError, ValueError):
        return None
    user_id, at, path, fields = json.loads(opened)
    if user_id != str(request.user.pk) or time.time() - at > A_DAY:
        return None
    return Interrupted(path, tuple((name, value) for name, value in fields))


def _box() -> SecretBox:
    return SecretBox(derived_key("a form while the reading key is locked"))
