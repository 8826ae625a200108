"""What is asked of an issue, a story and the second signature. Names are looked for in every box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from speakopenly.check.bulletin import LINES_TO_TRY, MOST_WORDS_TO_OPEN, NUMBERS, Parts, Season, words_in
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.bulletin.figures import NAMES, quarters_before
from speakopenly.web.check.bulletin.models import LONGEST_OPENING
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.hear.reporting.reports.forms.writing import ChecksNames

LANGUAGES = [("en-GB", "English"), ("cy", "Cymraeg")]
SEASONS = [
    (Season.SPRING.value, _("Spring")),
    (Season.SUMMER.value, _("Summer")),
    (Season.AUTUMN.value, _("Autumn")),
    (Season.WINTER.value, _("Winter")),
]
MOST_CONDITIONS = 5
LONGEST_LINE = 160


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class BeginForm(forms.Form):
    """The season an issue is of: never a month."""

    season = forms.ChoiceField(
        label=_("Which season is it for?"),
        choices=SEASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a season.")},
    )
    year = forms.TypedChoiceField(
        label=_("Which year?"), coerce=int, help_text=_("A winter is of the year in which it begins.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = (today.year, today.year - 1, today.year + 1)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]


class OpeningForm(ChecksNames):
    """The opening note, and why there are fewer stories."""

    looked_at = ("opening", "why_fewer")
    field_order = ("opening", "why_fewer", "language", "sure")
    opening = forms.CharField(
        label=_("Opening note"),
        max_length=LONGEST_OPENING,
        widget=_area(5),
        help_text=_("Up to 80 words. Say it in your own words: a story may have to come out again."),
        error_messages={"required": _("Write the opening note.")},
    )
    why_fewer = forms.CharField(
        label=_("Why are there fewer than three stories, or no good catch?"),
        max_length=300,
        required=False,
        widget=_area(2),
        help_text=_("It is printed. Leave it blank where there are three stories and a good catch."),
    )
    language = forms.ChoiceField(label=_("Language of the note"), choices=LANGUAGES)

    def clean_opening(self) -> str:
        said: str = self.cleaned_data["opening"]
        if words_in(said) > MOST_WORDS_TO_OPEN:
            raise ValidationError(_("This has %(n)s words. Shorten it to 80."), params={"n": words_in(said)})
        return said


class ChooseForm(forms.Form):
    """Which safe version, and whether it is a story or the good catch."""

    source = forms.CharField(
        widget=forms.HiddenInput, max_length=32, error_messages={"required": _("Choose a safe version.")}
    )
    as_what = forms.ChoiceField(choices=[("story", _("As a story")), ("catch", _("As the good catch"))])


class StoryForm(ChecksNames):
    """The parts of a story that its editor writes. The teller's words may be cut, never changed."""

    looked_at = ("heading", "made_likely", "service_said", "try_tomorrow")
    field_order = (
        "heading",
        "told",
        "made_likely",
        "service_said",
        "try_tomorrow",
        "reply",
        "recommendation",
        "language",
        "sure",
        "seen",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    heading = forms.CharField(
        label=_("Heading"), max_length=120, error_messages={"required": _("Give the story a heading.")}
    )
    told = forms.CharField(
        label=_("The teller's words"),
        max_length=20_000,
        widget=_area(8),
        help_text=_("You may cut them: put […] where you cut. Change nothing else."),
        error_messages={"required": _("Leave some of the teller's words.")},
    )
    made_likely = forms.CharField(
        label=_("What made it likely"),
        max_length=1_000,
        required=False,
        widget=_area(4),
        help_text=_("Up to five conditions of the work, one on each line. Never a person."),
    )
    service_said = forms.CharField(
        label=_("What the service said"),
        max_length=1_500,
        required=False,
        widget=_area(4),
        help_text=_("“Nothing yet, because …” is an answer."),
    )
    try_tomorrow = forms.CharField(
        label=_("What you could try tomorrow"),
        max_length=600,
        required=False,
        widget=_area(3),
        help_text=_("Three short lines that anyone could do without asking."),
    )
    reply = forms.ModelChoiceField(
        label=_("Which public reply answers it?"),
        queryset=Reply.objects.none(),
        required=False,
        empty_label=_("None yet"),
    )
    recommendation = forms.ModelChoiceField(
        label=_("Which change came of it?"),
        queryset=Recommendation.objects.none(),
        required=False,
        empty_label=_("None yet"),
    )
    language = forms.ChoiceField(label=_("Language of the story"), choices=LANGUAGES)

    def __init__(self, *args: Any, replies: Any, changes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply"].queryset = replies  # type: ignore[attr-defined]
        self.fields["recommendation"].queryset = changes  # type: ignore[attr-defined]

    def clean_made_likely(self) -> tuple[str, ...]:
        lines = _lines(self.cleaned_data["made_likely"])
        if len(lines) > MOST_CONDITIONS:
            raise ValidationError(_("These are more than five lines. Keep the five that matter most."))
        return lines

    def clean_try_tomorrow(self) -> tuple[str, ...]:
        lines = _lines(self.cleaned_data["try_tomorrow"])
        if lines and len(lines) != LINES_TO_TRY:
            raise ValidationError(_("Write three lines, or leave it blank for now."))
        if any(len(line) > LONGEST_LINE for line in lines):
            raise ValidationError(_("A line is longer than 160 signs. Shorten it."))
        return lines

    def clean(self) -> dict[str, Any]:
        """Names are looked for in each line for itself: a capital in the middle would look like one."""
        typed = {
            name: ".\n".join(_lines(self.data.get(name, ""))) for name in ("made_likely", "try_tomorrow")
        }
        kept = dict(self.cleaned_data)
        self.cleaned_data.update(typed)
        super().clean()
        return {**kept, **{name: kept.get(name, ()) for name in typed}}

    def parts(self) -> Parts:
        """What was written, without the comment, which is a reader's."""
        said = self.cleaned_data
        return Parts(
            heading=said["heading"],
            told=said["told"].replace("\r\n", "\n"),
            made_likely=said["made_likely"],
            service_said=said["service_said"],
            try_tomorrow=said["try_tomorrow"],
        )


def as_typed(parts: Parts) -> dict[str, str]:
    """A story's parts as they stand in the boxes."""
    return {
        "heading": parts.heading,
        "told": parts.told,
        "made_likely": "\n".join(parts.made_likely),
        "service_said": parts.service_said,
        "try_tomorrow": "\n".join(parts.try_tomorrow),
    }


class CommentForm(ChecksNames):
    """What readers say of a story: that it is known, what else helps."""

    looked_at = ("words",)
    field_order = ("words", "sure", "seen")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Readers' comment"),
        max_length=1_500,
        widget=_area(5),
        help_text=_("What this story tells about the work, and what else you have read that is like it."),
        error_messages={"required": _("Write a comment.")},
    )


class NumbersForm(forms.Form):
    """Which figures, of which quarter. All three are of one quarter, so that they can be read together."""

    period = forms.ChoiceField(label=_("Which quarter?"))
    codes = forms.MultipleChoiceField(
        label=_("Which three numbers?"),
        choices=list(NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose three numbers.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quarters = quarters_before(today)
        self.fields["period"].choices = [(each, each.replace("-", " ")) for each in quarters]  # type: ignore[attr-defined]

    def clean_codes(self) -> Sequence[str]:
        codes: list[str] = self.cleaned_data["codes"]
        if len(codes) != NUMBERS:
            raise ValidationError(_("Choose three numbers."))
        return [code for code in NAMES if code in codes]


class SignForm(forms.Form):
    """What the second person states by signing; ``code`` tells which text they read."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=20)
    read_every_story = forms.BooleanField(
        label=_("I have read every story. None of them points to a person."),
        error_messages={"required": _("Read every story first, then tick this box.")},
    )


class SearchForm(forms.Form):
    """Words to look for in what was printed."""

    q = forms.CharField(label=_("Search the bulletin"), max_length=100, required=False)
