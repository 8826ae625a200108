"""Keys of this installation for one purpose each. None is in the database."""

from __future__ import annotations

import hmac

from django.conf import settings


def derived_key(purpose: str) -> bytes:
    """32 bytes of this installation for one purpose; knowing one does not give the others."""
    return hmac.digest(settings.SECRET_KEY.encode(), purpose.encode(), "sha256")
