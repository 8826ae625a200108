"""What is asked to add an account and to change somebody's roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.people.models import ChangeKind
from speakopenly.web.people.roles import Role


class AccountForm(forms.Form):
    """Address, name and roles of somebody new."""

    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Type an e-mail address.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("The name colleagues see."),
        error_messages={"required": _("Type a name.")},
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role.value, role.label) for role in Role],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Roles that read, and roles that agree to changes, wait for a second person."),
        error_messages={"required": _("Choose at least one role.")},
    )

    def add_refusal(self, refusal: SpeakOpenlyError) -> None:
        """Say why not."""
        self.add_error(None, str(refusal))


class ChangeForm(forms.Form):
    """Which change of one person's roles."""

    kind = forms.ChoiceField(choices=ChangeKind.choices)
    role = forms.ChoiceField(choices=[("", ""), *Role.choices], required=False)

    def chosen(self) -> tuple[ChangeKind, Role | None]:
        """The kind of change, and the role where it is about one."""
        role = self.cleaned_data["role"]
        return ChangeKind(self.cleaned_data["kind"]), Role(role) if role else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") not in (ChangeKind.CLOSE, ChangeKind.RECOVER) and not cleaned.get("role"):
            self.add_error("role", _("Choose a role."))
        return cleaned


class GiveForm(forms.Form):
    """The role to propose for somebody."""

    kind = forms.CharField(widget=forms.HiddenInput, initial=ChangeKind.GIVE.value)
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [(role.value, role.label) for role in roles]
