"""What is asked to plan an exercise. A plan may be kept with gaps; it is opening that refuses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.retention import LISTENED_WORDS
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.plans.models import (
    MOST_CHARACTERS,
    Answer,
    GroupToHear,
    Nation,
    Plan,
    ReadingLevel,
)
from speakopenly.web.hear.plans.queries import Answered
from speakopenly.web.hear.plans.wording import LANGUAGES, name_of_language

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_LINES: Final = 20
LONGEST_LINE: Final = 40
MOST_CONSENT: Final = 6000
MOST_PEOPLE: Final = 1_000_000


def _text(label: StrOrPromise, hint: StrOrPromise) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _day(label: StrOrPromise, hint: StrOrPromise, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Write the day as 31/05/2026."),
        },
    )


def _number(label: StrOrPromise, hint: StrOrPromise, required: StrOrPromise = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=bool(required),
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages={"required": required, "invalid": gettext_lazy("Write a whole number, such as 40.")},
    )


class PlanForm(forms.Form):
    """What the exercise promises those it asks."""

    support = _text(
        gettext_lazy("Who supports people whom the questions distress?"),
        gettext_lazy("A role and how to reach it, during a session and after it."),
    )
    pause = _text(
        gettext_lazy("When is asking paused, and who decides?"),
        gettext_lazy("Such as: when somebody is distressed, the session stops. The support worker decides."),
    )
    payment = _text(
        gettext_lazy("What do you pay people, and which expenses?"),
        gettext_lazy("If nothing: “None, because” and the reason. People read this before they answer."),
    )
    advocate = _text(
        gettext_lazy("Who is the advocate for children?"),
        gettext_lazy(
            "A role outside the service, and how a child reaches it. Needed where children are heard."
        ),
    )
    steered_by = _text(
        gettext_lazy("Who steers this exercise?"), gettext_lazy("One role on each line. No names of people.")
    )
    ethics = _text(
        gettext_lazy("Who approved the ethics?"),
        gettext_lazy("The body and the day; or why nobody had to approve it."),
    )
    nations = forms.MultipleChoiceField(
        label=gettext_lazy("In which nations do you ask?"),
        choices=Nation.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    nation_column = forms.CharField(
        label=gettext_lazy("Which column says the nation?"),
        help_text=gettext_lazy("The name of the column in the tables you will bring in; blank if none does."),
        max_length=60,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Which languages does this exercise speak?"),
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_languages = forms.CharField(
        label=gettext_lazy("Other languages"),
        help_text=gettext_lazy("One on each line, as its speakers call it. Each needs a consent text."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    ends_on = _day(gettext_lazy("Last day of asking"), "")
    reply_by = _day(
        gettext_lazy("By which day are those who spoke told what came of it?"),
        gettext_lazy("After this day no other exercise can open before the reply is given, or owned up to."),
    )
    keep_words_days = forms.IntegerField(
        label=gettext_lazy("For how many days do you keep the words as they were said?"),
        help_text=gettext_lazy(
            "Counted from the last day of asking; at most %(n)s. Words without names stay longer."
        )
        % {"n": LISTENED_WORDS.days},
        min_value=1,
        max_value=LISTENED_WORDS.days,
        required=False,
    )
    says_late = _text(
        gettext_lazy("If an earlier reply is late: what does the first page say of it?"),
        gettext_lazy("In plain words, with the day by which it will come. Blank if none is late."),
    )

    def clean_other_languages(self) -> list[str]:
        """The languages typed, one each."""
        return _lines(self.cleaned_data["other_languages"])

    def clean(self) -> dict[str, Any]:
        """At least one language is spoken."""
        cleaned = super().clean() or {}
        if not cleaned.get("languages") and not cleaned.get("other_languages"):
            self.add_error("languages", _("Choose a language."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """What was said, by the fields of a plan."""
        said = dict(self.cleaned_data)
        return said | {"languages": [*said["languages"], *said.pop("other_languages")]}

    @staticmethod
    def from_plan(plan: Plan) -> dict[str, Any]:
        """A plan as its form shows it."""
        shown: dict[str, Any] = {name: getattr(plan, name, "") for name in PlanForm.base_fields}
        known = [each for each in plan.languages if each in LANGUAGES]
        others = [each for each in plan.languages if each not in LANGUAGES]
        return shown | {"languages": known, "other_languages": "\n".join(others)}


class GroupForm(forms.Form):
    """Who must be heard."""

    name = forms.CharField(
        label=gettext_lazy("Who are they?"),
        help_text=gettext_lazy("Such as: Kinship carers. Never one person."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say who must be heard.")},
    )
    nation = forms.ChoiceField(
        label=gettext_lazy("Nation"),
        choices=[("", gettext_lazy("Any")), *Nation.choices],
        required=False,
    )
    about_here = _number(
        gettext_lazy("About how many of them are here?"),
        gettext_lazy("A guess is enough. Blank if nobody knows."),
    )
    hoped = forms.IntegerField(
        label=gettext_lazy("How many do you hope to hear?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages={
            "required": gettext_lazy("Say how many you hope to hear."),
            "invalid": gettext_lazy("Write a whole number, such as 40."),
        },
    )
    why = forms.CharField(
        label=gettext_lazy("Why must they be heard?"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why they must be heard.")},
    )
    are_children = forms.BooleanField(
        label=gettext_lazy("There are children or young people under 18 among them"), required=False
    )
    asked_before = _number(
        gettext_lazy("How often were they asked in the last two years?"),
        gettext_lazy("By you or by others, as far as you know; 0 if never."),
    )
    came_of_it = _text(
        gettext_lazy("What came of it?"),
        gettext_lazy("What changed, and whether they were told. If nothing did, say so."),
    )
    column = forms.CharField(
        label=gettext_lazy("Which column tells that somebody belongs to them?"),
        help_text=gettext_lazy("Its name in the tables you bring in, such as: role. You can say this later."),
        max_length=60,
        required=False,
    )
    values = forms.CharField(
        label=gettext_lazy("Which values in that column mean them?"),
        help_text=gettext_lazy("One on each line, such as: kinship_carer."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(
        self, *args: Any, others: Sequence[GroupToHear], may_change_wish: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._others = others
        if not may_change_wish:
            for name in ("name", "nation", "hoped", "are_children"):
                self.fields[name].disabled = True

    def clean_values(self) -> list[str]:
        """The values typed, one each."""
        return _lines(self.cleaned_data["values"])

    def clean(self) -> dict[str, Any]:
        """A group stands once, and no value means two groups."""
        cleaned = super().clean() or {}
        known = (cleaned.get("name", "").casefold(), cleaned.get("nation", ""))
        if any((each.name.casefold(), each.nation) == known for each in self._others):
            self.add_error("name", _("This group is in the plan already."))
        if bool(cleaned.get("column")) != bool(cleaned.get("values")) and "values" not in self.errors:
            self.add_error("values", _("Say both the column and the values, or neither."))
        for each in self._others:
            if each.column == cleaned.get("column") and _overlap(each, cleaned):
                self.add_error("values", _("“%(group)s” has one of these values already.") % {"group": each})
        return cleaned

    @staticmethod
    def from_group(group: GroupToHear) -> dict[str, Any]:
        """A group as its form shows it."""
        shown = {name: getattr(group, name) for name in GroupForm.base_fields}
        return shown | {"values": "\n".join(group.values)}


class ConsentForm(forms.Form):
    """What people are told and asked first: a text for each language and each kind of reader."""

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {
            (language, reading.value): f"text_{place}_{reading.value}"
            for place, language in enumerate(languages)
            for reading in ReadingLevel
        }
        for (language, reading), name in self._places.items():
            label = f"{name_of_language(language)}: {ReadingLevel(reading).label}"
            attrs = {"rows": 6, "lang": language} if language in LANGUAGES else {"rows": 6}
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=MOST_CONSENT, widget=forms.Textarea(attrs=attrs)
            )

    def show(self, texts: Mapping[tuple[str, str], str]) -> None:
        """Fill in what is written already."""
        self.initial = {name: texts.get(known, "") for known, name in self._places.items()}

    def texts(self) -> dict[tuple[str, str], str]:
        """What was written, by language and reader."""
        return {known: self.cleaned_data[name] for known, name in self._places.items()}


class AskedForm(forms.Form):
    """Whom one channel invited and reached on one day."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How were they asked?"),
        choices=[(channel.value, name) for channel, name in CHANNELS.items() if channel.hears_people],
    )
    on = _day(gettext_lazy("Day"), "", required=True)
    invited = _number(gettext_lazy("Invited"), "", gettext_lazy("Say how many were invited."))
    reached = _number(
        gettext_lazy("Reached"),
        gettext_lazy("Those of whom you know that it came to them."),
        gettext_lazy("Say how many were reached."),
    )
    took_part = _number(
        gettext_lazy("Took part"),
        gettext_lazy(
            "Only where nothing is brought in from this channel: what is brought in is counted by itself."
        ),
    )

    def clean_on(self) -> Any:
        """Nobody was asked on a day to come."""
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Nobody is reached who was not invited."""
        cleaned = super().clean() or {}
        if (cleaned.get("reached") or 0) > cleaned.get("invited", MOST_PEOPLE):
            self.add_error("reached", _("This is more than were invited."))
        return cleaned


class ReplyForm(forms.Form):
    """When those who spoke were told."""

    on = _day(gettext_lazy("On which day were they told what came of it?"), "", required=True)

    def clean_on(self) -> Any:
        """The day has come."""
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day


class AnswersForm(forms.Form):
    """An answer to each line on who was not heard. The lines themselves are no fields: they stay."""

    def __init__(self, *args: Any, lines: Sequence[Answered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = list(lines)
        longest = Answer._meta.get_field("says").max_length
        for place, each in enumerate(self._lines):
            self.fields[f"answer_{place}"] = forms.CharField(
                label=each.line,
                required=False,
                max_length=longest,
                initial=each.answer,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def given(self) -> Iterator[tuple[str, str]]:
        """Every line that has a new answer, by its key."""
        for place, each in enumerate(self._lines):
            text = self.cleaned_data[f"answer_{place}"]
            if text != each.answer:
                yield each.key, text


def _lines(text: str) -> list[str]:
    lines = [line for line in (" ".join(each.split()) for each in text.splitlines()) if line]
    if len(lines) > MOST_LINES:
        raise ValidationError(_("Write at most %(n)s lines.") % {"n": MOST_LINES})
    if any(len(line) > LONGEST_LINE for line in lines):
        raise ValidationError(_("Keep each line to %(n)s characters.") % {"n": LONGEST_LINE})
    return list(dict.fromkeys(lines))


def _overlap(other: GroupToHear, cleaned: Mapping[str, Any]) -> bool:
    """Whether both groups claim one value among the same people."""
    same_nation = not other.nation or not cleaned.get("nation") or other.nation == cleaned["nation"]
    values = {value.casefold() for value in cleaned.get("values", ())}
    return same_nation and not values.isdisjoint(value.casefold() for value in other.values)
