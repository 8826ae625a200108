"""What is asked to bring lists in, to screen, to settle, to draw a sample and to say whether two are one."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.forms import UploadForm
from speakopenly.web.understand.evidence.literature.models import (
    How,
    PairSays,
    Says,
    Screening,
    Stage,
    Stands,
)
from speakopenly.web.understand.evidence.reviews.forms import StudyForm
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview

ACCEPTED: Final = (".ris", ".bib", ".nbib", ".csv", ".tsv", ".xlsx", ".txt")
MOST_AT_ONCE: Final = 20
MOST_REASONS: Final = 20
REASONS: Final = (
    _("other people than we ask about"),
    _("something else was offered"),
    _("nothing to compare with"),
    _("other outcomes"),
    _("no study"),
)
"""Where a review names no reasons of its own."""


class _ChooseSeveral(forms.FileInput):
    allow_multiple_selected = True


class _SeveralFiles(forms.FileField):
    widget = _ChooseSeveral

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        one = super().clean
        return [one(each, initial) for each in data or [None]]


class ListsForm(forms.Form):
    """Several lists."""

    lists = _SeveralFiles(
        label=_("Lists"),
        help_text=_(
            "RIS, BibTeX, PubMed (.nbib), CSV or Excel, as databases hand them out. Up to 20 at once."
        ),
        widget=_ChooseSeveral(attrs={"accept": ",".join(ACCEPTED)}),
        error_messages={"required": _("Choose at least one list.")},
    )

    def clean_lists(self) -> list[UploadedFile[Any]]:
        chosen: list[UploadedFile[Any]] = self.cleaned_data["lists"]
        if len(chosen) > MOST_AT_ONCE:
            raise ValidationError(_("Choose at most 20 at once."))
        for file in chosen:
            if PurePath(file.name or "").suffix.lower() not in ACCEPTED:
                raise ValidationError(
                    _("%(name)s is no list of literature. Export it as RIS, BibTeX, PubMed, CSV or Excel."),
                    params={"name": file.name},
                )
            UploadForm.check_size(file)
        return chosen


class ScreeningForm(forms.Form):
    """How records are read."""

    wanted = forms.TypedChoiceField(
        label=_("How many people read each record?"),
        help_text=_("Two do not see what the other says until both have said."),
        choices=[(2, _("Two")), (1, _("One"))],
        coerce=int,
        widget=forms.RadioSelect,
    )
    keywords = forms.CharField(
        label=_("Words to begin with"),
        help_text=_("What is like them is read first, until people have found what belongs."),
        max_length=300,
        required=False,
    )
    reasons = forms.CharField(
        label=_("Reasons why a full text does not belong"),
        help_text=_("One on each line. Each full text that is out has one of them."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=2000,
    )

    def clean_reasons(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["reasons"].splitlines()]
        reasons = list(dict.fromkeys(line for line in lines if line))
        if len(reasons) > MOST_REASONS or any(len(each) > 120 for each in reasons):
            raise ValidationError(__("Give at most 20 reasons of at most 120 letters."))
        return reasons


def reasons_of(screening: Screening) -> list[str]:
    """The reasons of a review, or those to begin with."""
    return screening.reasons or [str(each) for each in REASONS]


class DecideForm(forms.Form):
    """Whether a record belongs in the review."""

    says = forms.ChoiceField(
        label=_("Does it belong in the review?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    reason = forms.ChoiceField(label=_("If it is out: why?"), required=False)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self, *args: Any, stage: Stage, screening: Screening, how: How = How.ALONE, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        last = Says.UNSURE if stage == Stage.ABSTRACT else Says.NOT_FOUND
        words = {Says.IN: _("In"), Says.OUT: _("Out"), last: _("Unsure")}
        if stage == Stage.FULL_TEXT:
            words[Says.NOT_FOUND] = _("The full text could not be got")
        if how != How.ALONE:
            words.pop(Says.UNSURE, None)
        self.fields["says"].choices = list(words.items())  # type: ignore[attr-defined]
        if stage == Stage.ABSTRACT:
            del self.fields["reason"]
        else:
            reasons = [(each, each) for each in reasons_of(screening)]
            self.fields["reason"].choices = [("", "–"), *reasons]  # type: ignore[attr-defined]
        if how != How.ALONE:
            self.fields["note"].required = True
            self.fields["note"].label = _("Why? What did you agree on?")
            self.fields["note"].error_messages["required"] = __("Say why, so that others can follow it.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "reason" in self.fields and given.get("says") == Says.OUT and not given.get("reason"):
            self.add_error("reason", __("Choose the reason."))
        if given.get("says") != Says.OUT:
            given["reason"] = ""
        return given


class SampleForm(forms.Form):
    """How many records to draw."""

    size = forms.IntegerField(
        label=_("How many records are drawn?"),
        help_text=_("The more, the more surely it tells how many of the unread belong."),
        min_value=1,
        max_value=5000,
        initial=100,
    )


class PairForm(forms.Form):
    """Whether two records are one work."""

    says = forms.ChoiceField(
        label=_("Are these one work?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )

    def __init__(self, *args: Any, is_said: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [each for each in PairSays.choices if is_said or each[0] != PairSays.TAKEN_BACK]
        self.fields["says"].choices = choices  # type: ignore[attr-defined]


class FindForm(forms.Form):
    """Which records are shown."""

    words = forms.CharField(label=_("Words of the title"), required=False, max_length=200)
    stands = forms.ChoiceField(label=_("Title and abstract"), required=False)
    full_text = forms.ChoiceField(label=_("Full text"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        every = [("", _("any")), ("waiting", Stands.WAITING.label)]
        own = [(each.value, each.label) for each in (Stands.IN, Stands.OUT, Stands.CONFLICT)]
        for name, more_of in (("stands", Stands.UNSURE), ("full_text", Stands.NOT_FOUND)):
            self.fields[name].choices = [*every, *own, (more_of.value, more_of.label)]  # type: ignore[attr-defined]


class FromRecordForm(StudyForm):
    """A study with the name of its record to begin with."""

    def __init__(self, *args: Any, review: EvidenceReview, label: str, **more: Any) -> None:
        super().__init__(*args, review=review, initial={"label": label}, **more)
