"""What is asked when texts are drawn, words replaced, and quotes tried."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.understand.deidentify.leftover import SIZES
from speakopenly.understand.deidentify.marks import REMOVED_SHOWN_AS
from speakopenly.understand.deidentify.spans import SHOWN_AS
from speakopenly.web.understand.deidentification.models import LONGEST_INSTEAD, CouldTell

OWN = ""


class SizeForm(forms.Form):
    """How many texts to read."""

    size = forms.TypedChoiceField(
        label=gettext_lazy("How many texts will you read?"),
        coerce=int,
        choices=[(size, gettext_lazy("%(n)s texts") % {"n": size}) for size in SIZES],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Where nothing is left in 60 of very many, at most one in 17 of the others has something."
        ),
    )


class ReplaceForm(forms.Form):
    """Which words go, and what stands in their place."""

    words = forms.CharField(
        label=gettext_lazy("Words to take out, as they stand in the text"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What stands in their place?"),
        required=False,
        choices=[
            (OWN, gettext_lazy("Words of my own, below")),
            *((shown, shown) for shown in dict.fromkeys(SHOWN_AS.values())),
            (REMOVED_SHOWN_AS, gettext_lazy("[…], where nothing may be said")),
        ],
    )
    own = forms.CharField(
        label=gettext_lazy("Words of my own"),
        required=False,
        max_length=LONGEST_INSTEAD,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Vaguer and still true: “a school” for its name, “aged 5 to 10” for seven."),
    )
    everywhere = forms.BooleanField(label=gettext_lazy("In every text of this exercise"), required=False)

    takes_down = forms.BooleanField(
        label=gettext_lazy("Take published editions down that print these words"),
        required=False,
        help_text=gettext_lazy("For the name of somebody. Its address then says that it was taken down."),
    )

    def __init__(self, *args: Any, has_editions: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_editions:
            del self.fields["takes_down"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.instead():
            self.add_error("own", _("Choose what stands in their place, or write it."))
        return cleaned

    def instead(self) -> str:
        """The words to stand there."""
        return str(self.cleaned_data.get("kind") or self.cleaned_data.get("own") or "")


class TryForm(forms.Form):
    """Whether somebody could tell whose words they are."""

    could_tell = forms.ChoiceField(
        label=gettext_lazy("Could somebody tell who said this, or whom it is about?"),
        choices=CouldTell.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Think of a neighbour, a relative, a colleague, a journalist who searches the web."
        ),
    )
