"""When people work is not ours to record: a passkey and a code forget when they were last used."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models.signals import pre_save
from django.dispatch import receiver


@receiver(pre_save, sender=Authenticator, dispatch_uid="no time of use is kept")
def forget_the_time(sender: type[Authenticator], instance: Authenticator, **kwargs: Any) -> None:
    """Called before a second step is stored."""
    instance.last_used_at = None
