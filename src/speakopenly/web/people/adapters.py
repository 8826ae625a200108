"""How sign-in behaves here: nobody signs up alone, no address is kept, second steps are stored sealed."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from nacl.encoding import Base64Encoder
from nacl.secret import SecretBox

from speakopenly.web.people.keyed import derived_key
from speakopenly.web.people.ways.second_step import is_the_last, is_the_only_way_in
from speakopenly.web.public_path import WELSH

PROOFS = {
    "reauthenticate": gettext_lazy("Type your password"),
    "mfa_reauthenticate": gettext_lazy("Type a code from your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": gettext_lazy("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by an administrator. Limits count a hash that changes daily, not an address."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "The e-mail address or the password is different from ours. Try again."
        ),
        "too_many_login_attempts": gettext_lazy("Too many tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """The ways to show who one is, in our words."""
        found = super().get_reauthentication_methods(user)
        return [{**each, "description": PROOFS.get(each["id"], each["description"])} for each in found]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """What was done, marked as Welsh where it is: the page that shows it may be an English one."""
        told = message or render_to_string(message_template or (), message_context or {}, request).strip()
        if get_language() == WELSH:
            told = format_html('<span lang="{}">{}</span>', WELSH, told)
        messages.add_message(request, level, told, extra_tags=extra_tags)

    def get_client_ip(self, request: HttpRequest) -> str:
        """A keyed hash of the address and the day: enough to count tries, useless to find anybody."""
        address = super().get_client_ip(request)
        day = timezone.localdate().isoformat()
        return hashlib.blake2b(
            f"{day} {address}".encode(), key=derived_key("client address"), digest_size=16
        ).hexdigest()

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return ""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing leaves this machine: mail is off."""


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets of the second step are sealed with a key that is not in the database."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second step stays where one is required, the only way in everywhere: add another first."""
        if is_the_only_way_in(authenticator):
            return False
        return not (settings.SECOND_STEP_REQUIRED and is_the_last(authenticator))

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """What a passkey is called until its owner names it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("My passkey") if number == 1 else _("My passkey %(n)d") % {"n": number}

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode(), encoder=Base64Encoder).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode("ascii"), encoder=Base64Encoder).decode()


def _box() -> SecretBox:
    return SecretBox(derived_key("second step of signing in"))
