"""A report typed in for somebody: the questions of the Speak door on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.speaking.answers import (
    LONGEST,
    LONGEST_CONTACT,
    LONGEST_NOTE,
    Answers,
    quarters_offered,
)
from speakopenly.hear.speaking.questions import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    Wording,
    YesNo,
)
from speakopenly.web.hear.reporting.reports import wording
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField, not_blank

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _note(label: StrOrPromise) -> TypedField:
    """A smaller box that may stay blank."""
    return TypedField(label=label, required=False, max_length=LONGEST_NOTE, rows=2)


class TypedInForm(forms.Form):
    """The questions of the Speak door on one page, for somebody who tells us by voice."""

    field_order = ("danger", "wording", "language", "words")
    words = TypedField(
        label=gettext_lazy("What happened?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=gettext_lazy("In their words, as near as you can. Read them back before you send."),
        error_messages={"required": gettext_lazy("Write what happened, even in one line.")},
    )
    wording = forms.ChoiceField(label=gettext_lazy("Who is telling you?"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=gettext_lazy("Which language should we answer in?"),
        choices=[("en-gb", "English"), ("cy", "Cymraeg")],
        widget=forms.RadioSelect,
        initial="en-gb",
    )
    danger = forms.ChoiceField(
        label=gettext_lazy("Is a child in danger now, or likely to be hurt soon?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "If yes or not sure: stop here, and get help for the child first. Blank counts as yes."
        ),
    )
    made_likely = forms.MultipleChoiceField(
        label=gettext_lazy("What made it more likely?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    made_likely_words = _note(gettext_lazy("More on what made it likely"))
    helped = forms.MultipleChoiceField(
        label=gettext_lazy("What helped?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    helped_words = _note(gettext_lazy("More on what helped"))
    kind = forms.ChoiceField(label=gettext_lazy("What kind of thing is it?"), required=False)
    service_area = forms.ChoiceField(label=gettext_lazy("Which part of the service?"), required=False)
    stage = forms.ChoiceField(label=gettext_lazy("At what point?"), required=False)
    role_band = forms.ChoiceField(label=gettext_lazy("What is their part in it?"), required=False)
    quarter = forms.ChoiceField(label=gettext_lazy("When was it, roughly?"), required=False)
    effect = forms.ChoiceField(label=gettext_lazy("Effect on a child or family"), required=False)
    happened_before = forms.ChoiceField(label=gettext_lazy("Has it happened before?"), required=False)
    said_elsewhere = forms.ChoiceField(label=gettext_lazy("Did they say so elsewhere?"), required=False)
    anyone_replied = forms.ChoiceField(label=gettext_lazy("If so, did anyone reply?"), required=False)
    idea = _note(gettext_lazy("One idea: what would help next time?"))
    sharing = forms.ChoiceField(
        label=gettext_lazy("May it be shared with the service, with names and clues taken out?"),
        required=False,
    )
    contact = TypedField(
        rows=1,
        label=gettext_lazy("A way to reach them, only if they want"),
        required=False,
        max_length=LONGEST_CONTACT,
        help_text=gettext_lazy("Kept apart from the report, and deleted when it is closed."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("wording", WHO_TELLS, blank=False)
        self._offer("danger", _without(wording.DANGER, Danger.UNANSWERED), blank=False)
        self._offer("made_likely", wording.CONDITION, blank=False)
        self._offer("helped", wording.CONDITION, blank=False)
        for name, choices in SELECTS.items():
            self._offer(name, choices)
        self._offer("quarter", {quarter: quarter for quarter in quarters_offered(timezone.localdate())})

    def clean_words(self) -> str:
        return not_blank(self.cleaned_data["words"], self.fields["words"].error_messages["required"])

    def answers(self) -> Answers:
        """The report; blanks are not answered. Raises BadInput for too long a text."""
        given = self.cleaned_data
        codes = {name: kind(given[name]) if given[name] else None for name, kind in CODES.items()}
        return Answers(
            words=given["words"],
            danger=Danger(given["danger"] or Danger.UNANSWERED),
            wording=Wording(given["wording"]),
            language=given["language"],
            made_likely=tuple(Condition(each) for each in given["made_likely"]),
            helped=tuple(Condition(each) for each in given["helped"]),
            made_likely_words=given["made_likely_words"],
            helped_words=given["helped_words"],
            quarter=given["quarter"] or None,
            idea=given["idea"],
            contact=given["contact"],
            **codes,  # type: ignore[arg-type]
        )

    def _offer(self, name: str, choices: Mapping[Any, StrOrPromise], *, blank: bool = True) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        first = [("", _("Leave blank"))] if blank else []
        field.choices = [*first, *((str(value), name) for value, name in choices.items())]


WHO_TELLS: Mapping[Wording, StrOrPromise] = {
    Wording.EVERYDAY: gettext_lazy("Somebody who works here"),
    Wording.FAMILY: gettext_lazy("A parent, carer or somebody of the family"),
    Wording.YOUNG: gettext_lazy("A child or young person"),
    Wording.EASY: gettext_lazy("Somebody who uses easy read"),
}
SELECTS: Mapping[str, Mapping[Any, StrOrPromise]] = {
    "kind": wording.KIND,
    "service_area": wording.SERVICE_AREA,
    "stage": wording.STAGE,
    "role_band": wording.ROLE_BAND,
    "effect": wording.EFFECT,
    "happened_before": wording.YES_NO,
    "said_elsewhere": wording.YES_NO,
    "anyone_replied": wording.YES_NO,
    "sharing": wording.SHARING,
}
CODES = {
    "kind": Kind,
    "service_area": ServiceArea,
    "stage": ProcessStage,
    "role_band": RoleBand,
    "effect": Effect,
    "happened_before": YesNo,
    "said_elsewhere": YesNo,
    "anyone_replied": YesNo,
    "sharing": Sharing,
}


def _without(choices: Mapping[Any, StrOrPromise], *left_out: Any) -> dict[Any, StrOrPromise]:
    return {value: name for value, name in choices.items() if value not in left_out}
