"""What is asked of a recommendation, page by page. Words are looked at for names: it is about work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.change import recommendations as library
from speakopenly.change.recommendations import Resource as Of
from speakopenly.hear.factors import FACTORS, factor
from speakopenly.hear.speaking.questions import Condition
from speakopenly.web.change.recommendations.choices import Have, Hoped, Kind, Next, Owner, Resource
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.recommendations.wording import STRENGTHS, TOUCHES
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.rights.forms import NONE, UNKNOWN, NamesNobody
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.hear.reporting.reports.wording import CONDITION
from speakopenly.web.understand.findings.models import Finding

WOULD_TELL_ON_A_PAGE = 3
_DAY = {"type": "date"}


class NamesNoPerson(NamesNobody):
    """The same look for names, said of a recommendation."""

    write_instead = gettext_lazy("A recommendation is about work, not about somebody. Write the role.")


def words(
    label: Any, required: Any = "", *, most: int = 300, hint: Any = "", rows: int = 3
) -> forms.CharField:
    """A field for sentences; ``required`` is what is said where it is left empty."""
    return forms.CharField(
        label=label, max_length=most, required=bool(required), help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else None,
    )  # fmt: skip


def day(label: Any, required: Any = "", *, hint: Any = "") -> forms.DateField:
    """A field for a day."""
    return forms.DateField(
        label=label, required=bool(required), help_text=hint,
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"required": required} if required else None,
    )  # fmt: skip


def choice(
    label: Any, choices: Iterable[tuple[str, Any]], required: Any, *, hint: Any = ""
) -> forms.ChoiceField:
    """One of a few, as radios."""
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, help_text=hint,
        error_messages={"required": required},
    )  # fmt: skip


def kinds() -> list[tuple[str, str]]:
    """Every kind of change with its strength and a plain example, as the library has them."""
    told = []
    for value, label in Kind.choices:
        kind = library.ActionKind(value)
        strength = STRENGTHS[library.strength_of(kind)]
        about = {"kind": label, "strength": strength, "example": library.example_of(kind)}
        told.append((value, _("%(kind)s (%(strength)s). Such as: %(example)s") % about))
    return told


class _TouchesForm(NamesNoPerson):
    """What a change does with children. It is always said, also that it does nothing."""

    touches = forms.MultipleChoiceField(
        label=gettext_lazy("What does it do with children?"),
        choices=[
            *TOUCHES,
            (NONE, gettext_lazy("None of these: it touches no child")),
            (UNKNOWN, gettext_lazy("We do not know yet")),
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("What touches children starts only under the conditions of a rights check."),
        error_messages={
            "required": gettext_lazy("Choose at least one. You may say that it touches no child.")
        },
    )

    def clean_touches(self) -> list[str] | None:
        chosen: list[str] = self.cleaned_data["touches"]
        if len(chosen) > 1 and {NONE, UNKNOWN} & set(chosen):
            raise ValidationError(_("Choose what it does, or one of the last two."))
        return None if chosen == [UNKNOWN] else [] if chosen == [NONE] else chosen


class _Findings(forms.ModelMultipleChoiceField[Finding]):
    """Findings by their exercise and the name of their theme."""

    def label_from_instance(self, obj: Finding) -> str:
        return f"{obj.exercise.title}: {obj.theme.name}"


class WordsForm(NamesNoPerson):
    """What would be different, what sort of change that is, who will help, and what it answers."""

    change = words(
        gettext_lazy("What would be different?"),
        gettext_lazy("Say what would be different."),
        hint=gettext_lazy("One change, in words that somebody outside would understand. No names."),
    )
    findings = _Findings(
        label=gettext_lazy("Which findings does it answer?"),
        queryset=Finding.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    review = forms.ModelChoiceField(
        label=gettext_lazy("Did it come from a learning review?"),
        queryset=Review.objects.none(),
        required=False,
        empty_label=gettext_lazy("No"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What sort of change is it?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Stronger ones make the work easier to do well. Weaker ones ask people to be careful. "
            "It says nothing of anybody's worth."
        ),
        error_messages={"required": gettext_lazy("Choose what sort of change it is.")},
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Who will help it happen?"),
        choices=[("", gettext_lazy("Choose a role")), *Owner.choices],
        help_text=gettext_lazy("A role, never a name."),
        error_messages={"required": gettext_lazy("Choose the role that will help.")},
    )

    def __init__(self, *args: Any, findings: Any, reviews: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, review, kind = (self.fields[name] for name in ("findings", "review", "kind"))
        assert isinstance(field, _Findings)  # noqa: S101  (declared so above)
        assert isinstance(review, forms.ModelChoiceField)  # noqa: S101  (declared so above)
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101  (declared so above)
        field.queryset, review.queryset, kind.choices = findings, reviews, kinds()
        for group in Condition:
            self.fields[f"factors_{group.value}"] = forms.MultipleChoiceField(
                label=CONDITION[group], required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(each.code, each.name) for each in FACTORS if each.group is group],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not (cleaned.get("findings") or cleaned.get("review") or self.errors.get("review")):
            self.add_error(
                "findings", _("Choose at least one finding, or a learning review. It rests on one.")
            )
        return cleaned

    @property
    def groups(self) -> list[tuple[BoundField, bool]]:
        """The factors in their groups, each with whether something in it is chosen."""
        fields = [self[f"factors_{group.value}"] for group in Condition]
        return [(field, bool(field.value())) for field in fields]

    @property
    def before_groups(self) -> list[BoundField]:
        """Every other field, in order."""
        return [field for field in self.visible_fields() if not field.name.startswith("factors_")]

    @property
    def said(self) -> dict[str, Any]:
        """What was written, as the deed takes it."""
        given = self.cleaned_data
        chosen = [code for group in Condition for code in given[f"factors_{group.value}"]]
        names = ("change", "kind", "owner", "review")
        return {**{name: given[name] for name in names}, "factors": chosen}


class NewForm(WordsForm, _TouchesForm):
    """The words, and what the change does with children."""

    field_order = ("change", "findings", "review", "kind", "owner", "touches", "sure")


class ChildrenForm(_TouchesForm):
    """What it does with children, and which rights check asks after it."""

    check = forms.ModelChoiceField(
        label=gettext_lazy("Which children's rights check asks after it?"),
        queryset=RightsCheck.objects.none(),
        required=False,
        empty_label=gettext_lazy("None yet"),
        help_text=gettext_lazy("The newest version counts, as it is judged on the day."),
    )
    field_order = ("touches", "check", "sure")

    def __init__(self, *args: Any, checks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["check"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (declared so above)
        field.queryset = checks


class TakesForm(NamesNoPerson):
    """What it takes of each resource, and whether that exists."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value, label in Resource.choices:
            self.fields[f"how_much_{value}"] = forms.CharField(
                label=_("%(resource)s: how much does it take?") % {"resource": label},
                max_length=200,
                help_text=_("“None” is an answer."),
                error_messages={"required": _("Say how much. “None” is an answer.")},
            )
            self.fields[f"have_{value}"] = choice(
                _("%(resource)s: does it exist?") % {"resource": label}, Have.choices,
                _("Say whether it exists."),
            )  # fmt: skip

    @property
    def takes(self) -> list[library.Takes]:
        """What was said, resource by resource."""
        said = self.cleaned_data
        return [
            library.Takes(each, said[f"how_much_{each.value}"], library.Have(said[f"have_{each.value}"]))
            for each in Of
        ]


class PlanForm(NamesNoPerson):
    """The day, and what might get worse."""

    due = day(gettext_lazy("By which day is it in place?"), gettext_lazy("Give a day."))
    might_get_worse = words(
        gettext_lazy("What might get worse?"),
        gettext_lazy("Say what might get worse. There is always something to watch."),
        most=500,
        hint=gettext_lazy("And how you would notice, such as: families wait longer for a first visit."),
    )


class WouldTellForm(NamesNoPerson):
    """What would tell us that it helped, and which way: written beforehand."""

    what = words(
        gettext_lazy("What would tell us that it helped?"),
        gettext_lazy("Say what would tell us."),
        hint=gettext_lazy("Something that can be counted or asked. It does not change afterwards."),
        rows=2,
    )
    hoped = choice(
        gettext_lazy("Which way do you hope it goes?"), Hoped.choices,
        gettext_lazy("Say which way, before you see it."),
    )  # fmt: skip


class BackForm(NamesNoPerson):
    """Why it goes a step back."""

    why = words(gettext_lazy("Why does it go back?"), gettext_lazy("Say why it goes back."), most=500)


class DoneForm(NamesNoPerson):
    """The day it was in place, and why there was no small test where there was none."""

    done_on = day(gettext_lazy("On which day was it in place?"), gettext_lazy("Give the day."))
    no_test_because = words(
        gettext_lazy("If it was not tried small first: why does a small test make no sense?"), most=500
    )

    def __init__(self, *args: Any, has_test: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_test:
            del self.fields["no_test_because"]


class StepForm(forms.Form):
    """A step that asks nothing more."""


class TestForm(NamesNoPerson):
    """A small test: what it asks and what is foretold, before it begins."""

    asks = words(
        gettext_lazy("What does this small test ask?"),
        gettext_lazy("Say what it asks."),
        hint=gettext_lazy("Small: one team, one week, such as: does the list take less than a minute?"),
        rows=2,
    )
    foretells = words(
        gettext_lazy("What do you think will happen?"), gettext_lazy("Say what you foretell."), rows=2
    )
    begins_on = day(gettext_lazy("On which day does it begin?"), gettext_lazy("Give the day it begins."))


class StudyForm(NamesNoPerson):
    """What a small test showed, and what follows."""

    seen = words(
        gettext_lazy("What did you see?"), gettext_lazy("Say what you saw, also what you did not expect."),
        most=1000, rows=4,
    )  # fmt: skip
    leads_to = choice(gettext_lazy("What follows?"), Next.choices, gettext_lazy("Say what follows."))


class LetterForm(NamesNoPerson):
    """A letter to a named body about a condition that the service cannot change."""

    factor = choice(
        gettext_lazy("Which condition is it about?"), (), gettext_lazy("Choose the condition it is about.")
    )
    body = forms.CharField(
        label=gettext_lazy("Which body do you write to?"),
        max_length=120,
        help_text=gettext_lazy("The body, not a person in it. It is printed where this is made public."),
        error_messages={"required": gettext_lazy("Name the body.")},
    )
    asks = words(
        gettext_lazy("What do you ask for?"), gettext_lazy("Say what you ask for."), most=500, rows=4
    )
    sent_on = day(gettext_lazy("On which day did it go?"), gettext_lazy("Give the day it went."))
    answer_by = day(
        gettext_lazy("By which day do you hope for an answer?"),
        gettext_lazy("Give a day for the answer."),
        hint=gettext_lazy("From the next day on, silence is said as silence."),
    )

    def __init__(self, *args: Any, owed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["factor"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared so above)
        field.choices = [(each, factor(each).name) for each in owed]

    @property
    def letter(self) -> library.Letter:
        """The letter. Raises BadInput."""
        said = {name: self.cleaned_data[name] for name in ("factor", "body", "asks", "sent_on", "answer_by")}
        return library.Letter(**said)


class AnswerForm(NamesNoPerson):
    """What a body answered."""

    answer = words(
        gettext_lazy("What did they answer?"), gettext_lazy("Write what they answered."), most=1000, rows=4,
        hint=gettext_lazy("In short and fairly. It is printed where this is made public."),
    )  # fmt: skip
    answered_on = day(gettext_lazy("On which day?"), gettext_lazy("Give the day the answer came."))


class NotMeasuredForm(NamesNoPerson):
    """Why nobody measured it. That is an answer too."""

    why = words(
        gettext_lazy("Why was it not measured?"), gettext_lazy("Say why it was not measured."), most=500
    )


class LetOutForm(forms.Form):
    """That small counts in the words were looked at, where a machine found any."""

    looked = forms.BooleanField(
        label=gettext_lazy("I have looked. None of these could point to somebody."),
        error_messages={
            "required": gettext_lazy("Look at these, and tick the box if none points to somebody.")
        },
    )

    def __init__(self, *args: Any, found: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not found:
            del self.fields["looked"]


def initial_of(recommendation: Recommendation) -> dict[str, Any]:
    """What stands in the words form of a recommendation."""
    codes: list[str] = recommendation.factors
    groups = {
        f"factors_{group.value}": [code for code in codes if factor(code).group is group]
        for group in Condition
    }
    return {
        "change": recommendation.change, "kind": recommendation.kind, "owner": recommendation.owner,
        "review": recommendation.review_id, "findings": [each.finding_id for each in recommendation.answers.all() if each.finding_id], **groups,
    }  # fmt: skip
