"""What a reader sends while making a safe version, and what a stranger finds. No script is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.safe_versions.crowds import WIDER_ROLES, Description, People, year_of
from speakopenly.hear.speaking.answers import LONGEST_NOTE
from speakopenly.hear.speaking.questions import ProcessStage, RoleBand, ServiceArea
from speakopenly.hear.speaking.threads import LONGEST_SAFE
from speakopenly.understand.deidentify import Decision, Mark, ladder
from speakopenly.understand.deidentify.marks import where_stands
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField, not_blank
from speakopenly.web.hear.reporting.reports.wording import ROLE_BAND, SERVICE_AREA, STAGE
from speakopenly.web.hear.reporting.safe_versions import wording
from speakopenly.web.hear.reporting.safe_versions.bodies import Could, Looked
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.hear.reporting.safe_versions.sentences import Sentence

DECISIONS = (Decision.KEEP, Decision.ROLE, Decision.VAGUER, Decision.REMOVE, Decision.NOT_SURE)
LONGEST_INSTEAD = 200
AS_IT_IS, THE_YEAR, LEFT_OUT = "as_it_is", "year", ""


class Seen(forms.Form):
    """A form that says which revision its page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class DecideForm(Seen):
    """Keep, role, vaguer, remove or not sure, for one word or phrase."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What becomes of it?"),
        widget=forms.RadioSelect,
        choices=[(each.value, wording.DECISION[each]) for each in DECISIONS],
        error_messages={"required": gettext_lazy("Choose what becomes of it.")},
    )
    role = forms.ChoiceField(
        label=gettext_lazy("If a role: which?"),
        required=False,
        choices=[("", gettext_lazy("Choose a role")), *((str(each), each) for each in wording.ROLES)],
    )
    vaguer = forms.ChoiceField(label=gettext_lazy("If vaguer: how vague?"), required=False)
    own = forms.CharField(
        label=gettext_lazy("Or other words in its place"),
        required=False,
        max_length=LONGEST_INSTEAD,
        help_text=gettext_lazy("For a role or something vaguer that is not in the lists."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    everywhere = forms.BooleanField(required=False)

    def __init__(self, *args: Any, version: OpenVersion, which: int, times: int, **kwargs: Any) -> None:
        mark = version.body.marks[which]
        rungs = ladder(mark.why, version.words[mark.start : mark.end])
        kwargs["initial"] = {"seen": version.row.revision} | _decided_before(mark, rungs)
        super().__init__(*args, **kwargs)
        field = self.fields["vaguer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [("", _("Choose how vague")), *((each, each) for each in rungs)]
        if not rungs:
            del self.fields["vaguer"]
        self.fields["everywhere"].label = _("The same for all %(number)s places") % {"number": times}
        if times < 2:
            del self.fields["everywhere"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        decision = cleaned.get("decision")
        if decision in (Decision.ROLE, Decision.VAGUER) and not self.instead():
            which = "role" if decision == Decision.ROLE else "vaguer"
            self.add_error(
                which if which in self.fields else "own", _("Choose or write what stands in its place.")
            )
        return cleaned

    def instead(self) -> str:
        """The words that stand in its place; one's own before those of a list."""
        own: str = (self.cleaned_data.get("own") or "").strip()
        name = "role" if self.cleaned_data.get("decision") == Decision.ROLE else "vaguer"
        return own or str(self.cleaned_data.get(name) or "")


class MarkForm(Seen):
    """Words typed exactly as they stand, or everything from one sentence to another."""

    words = TypedField(
        label=gettext_lazy("Type the words exactly as they stand"),
        required=False,
        rows=2,
        help_text=gettext_lazy("They are marked wherever they stand."),
    )
    first = forms.ChoiceField(label=gettext_lazy("Or from this sentence"), required=False)
    last = forms.ChoiceField(label=gettext_lazy("To this sentence"), required=False)

    def __init__(
        self, *args: Any, version: OpenVersion, sentences: Sequence[Sentence], **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"seen": version.row.revision}
        super().__init__(*args, **kwargs)
        self._text, self._sentences = version.words, sentences
        for name in ("first", "last"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
            shown = [(str(number), each.shown) for number, each in enumerate(sentences)]
            field.choices = [("", _("No sentence")), *shown]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        words = (cleaned.get("words") or "").strip()
        if words and not where_stands(self._text, words):
            self.add_error("words", _("These words do not stand so in the report. Copy them from it."))
        if not words and not cleaned.get("first"):
            self.add_error("words", _("Type the words, or choose a sentence."))
        return cleaned

    def stretches(self) -> list[tuple[int, int]]:
        """Where the mark goes: one or more places."""
        if words := self.cleaned_data["words"].strip():
            return list(where_stands(self._text, words))
        first = int(self.cleaned_data["first"])
        last = max(first, int(self.cleaned_data["last"] or first))
        return [(self._sentences[first].start, self._sentences[last].end)]


class EditForm(Seen):
    """The safe text, to be put in other words."""

    text = TypedField(label=gettext_lazy("Safe version"), rows=14, max_length=LONGEST_SAFE)

    def clean_text(self) -> str:
        return not_blank(self.cleaned_data["text"], gettext_lazy("Nothing would be left. Write a line."))


class DescribeForm(Seen):
    """What is shared beside the words: as it was told, wider, or left out."""

    role = forms.ChoiceField(label=gettext_lazy("Part they play"), required=False)
    area = forms.ChoiceField(label=gettext_lazy("Service"), required=False)
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), required=False)
    quarter = forms.ChoiceField(label=gettext_lazy("When"), required=False)

    def __init__(self, *args: Any, told: Description, version: OpenVersion, **kwargs: Any) -> None:
        said = version.body.description
        before = {"role": said.role, "area": said.area, "stage": said.stage, "quarter": said.quarter}
        kwargs["initial"] = {"seen": version.row.revision} | before
        super().__init__(*args, **kwargs)
        out = ("", _("Leave it out"))
        _offer(self, "role", [*_roles(told), out])
        _offer(self, "area", [*([(told.area, SERVICE_AREA[told.area])] if told.area else []), out])
        _offer(self, "stage", [*([(told.stage, STAGE[told.stage])] if told.stage else []), out])
        _offer(self, "quarter", [*_times(told), out])

    def description(self) -> Description:
        """What was chosen."""
        chosen = self.cleaned_data
        return Description(
            role=chosen["role"] or None,
            area=ServiceArea(chosen["area"]) if chosen["area"] else None,
            stage=ProcessStage(chosen["stage"]) if chosen["stage"] else None,
            quarter=chosen["quarter"] or None,
        )


class StrangerForm(Seen):
    """Could you tell who wrote it, who the child is, who anyone else is?"""

    QUESTIONS = ("writer", "child", "anyone_else")
    writer = forms.ChoiceField(label=gettext_lazy("Could you tell who wrote it?"), widget=forms.RadioSelect)
    child = forms.ChoiceField(
        label=gettext_lazy("Could you tell who the child is?"), widget=forms.RadioSelect
    )
    anyone_else = forms.ChoiceField(
        label=gettext_lazy("Could you tell who anyone else is?"), widget=forms.RadioSelect
    )
    reason = TypedField(
        label=gettext_lazy("If maybe or yes: what would tell you?"),
        required=False,
        rows=3,
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy("Whoever makes the safe version reads this. It is sealed with the report."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.QUESTIONS:
            _offer(self, name, [(each.value, label) for each, label in wording.COULD.items()])
            self.fields[name].error_messages["required"] = _("Choose no, maybe or yes.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        answers = {cleaned.get(name) for name in self.QUESTIONS}
        if answers & {Could.MAYBE, Could.YES} and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say what would tell you, so that it can be made vaguer."))
        return cleaned

    def looked(self) -> Looked:
        """What was found."""
        said = self.cleaned_data
        writer, child, anyone_else = (Could(said[name]) for name in self.QUESTIONS)
        return Looked(writer, child, anyone_else, said["reason"])


class HowManyForm(forms.Form):
    """How many people there are, a line for each: service area, role band, number."""

    def __init__(self, *args: Any, known: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._areas = tuple(ServiceArea)
        for area in self._areas:
            for role in RoleBand:
                if role is not RoleBand.PREFER_NOT_TO_SAY:
                    self.fields[f"{area}-{role}"] = forms.IntegerField(
                        label=f"{SERVICE_AREA[area]}: {ROLE_BAND[role]}",
                        required=False,
                        min_value=0,
                        max_value=100_000,
                        initial=known.get((role, area)),
                        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
                    )

    def by_area(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Every service area with its boxes."""
        return [
            (SERVICE_AREA[area], [self[name] for name in self.fields if name.startswith(f"{area}-")])
            for area in self._areas
        ]

    def people(self) -> People:
        """What was said; a blank says nothing."""
        return {
            (RoleBand(name.partition("-")[2]), ServiceArea(name.partition("-")[0])): number
            for name, number in self.cleaned_data.items()
            if number is not None
        }


def _decided_before(mark: Mark, rungs: Sequence[str]) -> dict[str, str]:
    """What stood in the form when it was decided: from a list where it is in one, else one's own words."""
    if mark.decision is Decision.UNDECIDED:
        return {}
    listed = {str(each) for each in wording.ROLES} if mark.decision is Decision.ROLE else set(rungs)
    name = "own" if mark.instead not in listed else mark.decision.value
    return {"decision": mark.decision.value, name: mark.instead}


def _offer(form: forms.Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise ValidationError("No choices can be offered here.")
    field.choices = [(str(value), label) for value, label in choices]


def _roles(told: Description) -> list[tuple[str, Any]]:
    if told.role is None:
        return []
    wider = [code for code, bands in WIDER_ROLES.items() if told.bands <= bands and code != told.role]
    return [(code, wording.role_label(code)) for code in (told.role, *wider)]


def _times(told: Description) -> list[tuple[str, str]]:
    if told.quarter is None:
        return []
    year = year_of(told.quarter)
    return [(told.quarter, told.quarter), (year, _("%(year)s, without the quarter") % {"year": year})]
