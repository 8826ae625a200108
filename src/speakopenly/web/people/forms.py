"""What people are asked about their own account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, SetPasswordForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import Service


class SignInForm(LoginForm):
    """Address and password, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")


class NewPasswordForm(ChangePasswordForm):
    """Another password, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("The password you have now")
        _in_our_words(self)


class FirstPasswordForm(SetPasswordForm):
    """A password for an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)


class CodesForm(ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits")


def _in_our_words(form: forms.Form) -> None:
    form.fields["password1"].label = _("Password")
    form.fields["password1"].help_text = _(
        "12 letters or more. Four words that have nothing in common are good."
    )
    form.fields["password2"].label = _("The same password again")


class ServiceForm(forms.Form):
    """Which of one's services to work in now."""

    service = forms.ChoiceField(
        label=_("Service"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the service you work for now.")},
    )

    def __init__(
        self, *args: Any, services: Sequence[Service], now: Service | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [(str(service.pk), service.name) for service in services]
        field.initial = str(now.pk) if now else None
