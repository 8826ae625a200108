"""What is asked when a wave is prepared, signed, printed and replied to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.check.culture.items import Audience
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.check.culture.models import About
from speakopenly.web.check.culture.wording import AUDIENCES, NO_AREA
from speakopenly.web.hear.areas.wording import AREAS

VERSIONS = (
    ("en", _("English")),
    ("en-easy", _("English, easy read")),
    ("cy", _("Welsh")),
    ("cy-easy", _("Welsh, easy read")),
)


def _day(label: Any, *, hint: Any = "", required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget)


class WaveForm(forms.Form):
    """What it is called, where it is, and its three days."""

    name = forms.CharField(label=_("What is it called?"), max_length=120)
    slug = forms.SlugField(
        label=_("Its address"),
        max_length=40,
        help_text=_("Small letters, digits and hyphens, such as spring-2027. Everybody gets the same one."),
    )
    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=About.choices,
        widget=forms.RadioSelect,
        help_text=_("Who examines others is asked about blame alone: its own staff, and those it examined."),
    )
    opens_on = _day(_("First day to answer"))
    closes_on = _day(_("Last day to answer"))
    results_on = _day(
        _("Day on which the results open"),
        hint=_("The same day for everybody. Nobody sees anything of them before, and it stands on the page."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens, closes, results = (cleaned.get(name) for name in ("opens_on", "closes_on", "results_on"))
        if closes and closes < timezone.localdate():
            self.add_error("closes_on", _("Choose a day to come."))
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day comes after the first."))
        if closes and results and results <= closes:
            self.add_error("results_on", _("The results open after the last day to answer."))
        return cleaned


class AskedForm(forms.Form):
    """How many people of a group are asked."""

    audience = forms.ChoiceField(label=_("Who is asked?"))
    area = forms.ChoiceField(
        label=_("In which part of the service?"),
        required=False,
        choices=[("", NO_AREA), *((area.value, AREAS[area]) for area in ServiceArea)],
        help_text=_("People may say that they belong to it, or leave it out. Nothing smaller is ever asked."),
    )
    people = forms.IntegerField(
        label=_("How many people are asked?"),
        min_value=0,
        max_value=1_000_000,
        help_text=_("10 or more. Type 0 to take a group out again."),
    )

    def __init__(self, *args: Any, audiences: Iterable[Audience], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [(each.value, AUDIENCES[each]) for each in audiences]


class SignForm(forms.Form):
    """Sign the sentence."""

    agreed = forms.BooleanField(
        label=_("I sign this sentence for the service"),
        error_messages={"required": _("Tick the box to sign, or leave the page.")},
    )


class PaperForm(forms.Form):
    """Which form is printed, and where it is handed in."""

    audience = forms.ChoiceField(label=_("For whom?"))
    version = forms.ChoiceField(label=_("In which words?"), choices=VERSIONS)
    hand_in = forms.CharField(
        label=_("Where is it handed in?"),
        max_length=300,
        help_text=_("It stands at the end of the form, such as: Put it in the box at the door."),
    )

    def __init__(self, *args: Any, audiences: Iterable[Audience], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (as above)
        field.choices = [(each.value, AUDIENCES[each]) for each in audiences]


class ReplyForm(forms.Form):
    """What a leader says to everybody, and by when more will be said."""

    text = forms.CharField(
        label=_("Your reply"), max_length=3000, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Say what will be done. A blank is no reply.")},
    )  # fmt: skip
    text_cy = forms.CharField(
        label=_("Your reply in Welsh"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Without it, the Welsh page shows the English."),
    )
    next_by = _day(_("By which day will you say more?"), hint=_("Everybody can see it and hold you to it."))

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_by"].required = is_first

    def clean_next_by(self) -> Any:
        day = self.cleaned_data["next_by"]
        if day is not None and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day to come."))
        return day
