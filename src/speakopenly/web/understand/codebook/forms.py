"""What is asked when people change a codebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.exchange.forms import CodebookForm

LONGEST_NAME, LONGEST_TEXT, LONGEST_MEMO, MOST_PARTS = 120, 2000, 4000, 12
IN_YOUR_OWN_WORDS = _("Write it in your own words. Do not paste what somebody said, and write no names.")


def _text(label: Any, *, rows: int = 3, help_text: Any = "", longest: int = LONGEST_TEXT) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class CodeForm(forms.Form):
    """One code: its name, what it means, when to use it and when not."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    definition = _text(_("Means"))
    include = _text(_("Use when"))
    exclude = _text(_("Do not use when"))
    examples = _text(_("Examples"), help_text=IN_YOUR_OWN_WORDS)
    colour = forms.CharField(
        label=_("Colour"),
        required=False,
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("Choose a colour."))],
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text=_("Only a help for the eye: the name always stands beside it."),
    )
    memo = _text(_("Memo"), help_text=_("Thoughts on this code, for those who code."), longest=LONGEST_MEMO)


class NewCodeForm(CodeForm):
    """A code that is not there yet, and where it stands."""

    parent = forms.ChoiceField(label=_("Stands below"), required=False)

    def __init__(self, *args: Any, others: Iterable[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "parent", others, nothing=_("No other code"))


class ChangeCodeForm(CodeForm):
    """A code as it is changed. ``seen`` marks what the page showed; ``again`` is asked where it matters."""

    seen = forms.CharField(widget=forms.HiddenInput)
    again = forms.ChoiceField(
        label=_("Read the passages again that were coded under the old meaning?"),
        choices=[("yes", _("Yes, queue them")), ("no", _("No, and I say why"))],
        widget=forms.RadioSelect,
        required=False,
    )
    why = forms.CharField(label=_("Why not"), max_length=300, required=False)

    def __init__(self, *args: Any, asks: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = asks
        if not asks:
            del self.fields["again"], self.fields["why"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.asks and not said.get("again"):
            self.add_error("again", _("Say whether they are to be read again."))
        if said.get("again") == "no" and not said.get("why", "").strip():
            self.add_error("why", _("Say why they need not be read again."))
        return said

    @property
    def read_again(self) -> bool | None:
        """What was answered; None where it was not asked."""
        return self.cleaned_data["again"] == "yes" if self.asks else None


class IntoForm(forms.Form):
    """Which code this one goes into."""

    into = forms.ChoiceField(label=_("Merge with"))

    def __init__(self, *args: Any, others: Iterable[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "into", others, nothing=_("Choose a code"))


class SplitForm(forms.Form):
    """The names of the parts, one a line."""

    names = forms.CharField(
        label=_("Names of the parts, one a line"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1500
    )

    def clean_names(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if not 2 <= len(names) <= MOST_PARTS:
            raise forms.ValidationError(_("Name two parts or more, and twelve at most."))
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("A name has 120 letters at most."))
        return names


class MoveForm(forms.Form):
    """Where a code goes: below another, and before which of those that stand there."""

    under = forms.ChoiceField(label=_("Stands below"), required=False)
    before = forms.ChoiceField(label=_("Before"), required=False)

    def __init__(self, *args: Any, others: Iterable[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = list(others)
        _offer(self, "under", others, nothing=_("No other code"))
        _offer(self, "before", others, nothing=_("As the last"))


class VersionForm(forms.Form):
    """Why the codebook is kept as it stands."""

    why = forms.CharField(label=_("What for?"), max_length=300, required=False)


class BringInForm(CodebookForm):
    """A codebook or project of another program."""


def _offer(form: forms.Form, name: str, codes: Iterable[Code], *, nothing: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
    field.choices = [("", nothing), *((str(code.pk), code.name) for code in codes)]
