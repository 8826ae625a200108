"""What is asked about keys. A passphrase that came back with a problem is never shown again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.errors import BadInput, SpeakOpenlyError
from speakopenly.core.sealing import check_passphrase
from speakopenly.core.sealing.shares import FEWEST_NEEDED
from speakopenly.web.hear.keyring.models import ReadingKey

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class SecretField(forms.CharField):
    """A passphrase: not stripped of capitals, never rendered with a value, kept out of a browser's list."""

    def __init__(self, *, autocomplete: str, missing: StrOrPromise, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
        super().__init__(
            widget=widget, strip=False, max_length=1000, error_messages={"required": missing}, **kwargs
        )


class KeyForm(forms.Form):
    """Shows what a deed refused, at the field it is about."""

    refused_at = ""

    def add_refusal(self, refusal: SpeakOpenlyError) -> None:
        """Say why not, at the field that can mend it."""
        self.add_error(self.refused_at or None, str(refusal))


class UnlockForm(KeyForm):
    """One's passphrase."""

    refused_at = "passphrase"
    passphrase = SecretField(
        label=gettext_lazy("Reading passphrase"),
        autocomplete="current-password",
        missing=gettext_lazy("Type your reading passphrase."),
    )


class NewPassphrase(KeyForm):
    """A passphrase that is set, typed twice."""

    refused_at = "new"
    new = SecretField(
        label=gettext_lazy("New reading passphrase"),
        autocomplete="new-password",
        missing=gettext_lazy("Choose a reading passphrase."),
        help_text=gettext_lazy(
            "Four or more words that have nothing to do with each other, or at least 14 characters. "
            "Not the password you sign in with."
        ),
    )
    again = SecretField(
        label=gettext_lazy("The same again"),
        autocomplete="new-password",
        missing=gettext_lazy("Type the same passphrase again."),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        new = given.get("new", "")
        if new and "again" in given and given["again"] != new:
            self.add_error("again", _("The two are different. Type the same passphrase twice."))
        if new:
            self._check(new)
        return given

    def _check(self, new: str) -> None:
        try:
            check_passphrase(new)
        except BadInput as refusal:
            self.add_error("new", str(refusal))


class ChangePassphrase(NewPassphrase):
    """The passphrase now, and the one from now on."""

    refused_at = "now"
    now = SecretField(
        label=gettext_lazy("Reading passphrase now"),
        autocomplete="current-password",
        missing=gettext_lazy("Type the passphrase you have now."),
    )
    field_order = ("now", "new", "again")


class LostPassphrase(NewPassphrase):
    """The printed code, and the passphrase from now on."""

    refused_at = "code"
    code = forms.CharField(
        label=gettext_lazy("Recovery code"),
        error_messages={"required": gettext_lazy("Type the code from your printed sheet.")},
        max_length=200,
        help_text=gettext_lazy("From your printed sheet. Capitals, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("code", "new", "again")


class EscrowForm(KeyForm):
    """How many of the custodians who are here are needed to open the escrow."""

    refused_at = "needed"
    needed = forms.TypedChoiceField(
        label=gettext_lazy("How many of them open it together"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how many are needed.")},
    )

    def __init__(self, *args: Any, here: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(n), _("%(n)d of %(all)d") % {"n": n, "all": here}) for n in range(2, here + 1)]
        _choices(self, "needed", choices)


class ShareForm(KeyForm):
    """Four letters of one word of one's share."""

    refused_at = "letters"
    letters = forms.CharField(
        label="",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type the four letters from your sheet.")},
    )

    def __init__(self, *args: Any, place: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letters"].label = _("First four letters of word %(n)d") % {"n": place}


class OpenEscrowForm(KeyForm):
    """Who is to read, and the shares of as many custodians as are needed."""

    reader = forms.ChoiceField(
        label=gettext_lazy("Who is to read"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose who is to read.")},
    )

    def __init__(self, *args: Any, readers: Sequence[ReadingKey], needed: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "reader", [(str(key.pk), key.user.name) for key in readers])
        for number in range(1, max(needed, FEWEST_NEEDED) + 1):
            self.fields[f"share_{number}"] = _share_field(number)

    def shares(self) -> list[str]:
        """What was typed from the sheets."""
        return [text for name, text in self.cleaned_data.items() if name.startswith("share_")]


def _share_field(number: int) -> forms.CharField:
    return forms.CharField(
        label=_("Words of sheet %(n)d") % {"n": number},
        max_length=2000,
        error_messages={"required": _("Type the words of sheet %(n)d.") % {"n": number}},
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
    field.choices = choices
