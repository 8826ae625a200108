"""What is asked of a recommendation itself: its words, what it answers, and what it does with children."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.change import recommendations as library
from speakopenly.hear.factors import FACTORS, factor
from speakopenly.hear.speaking.questions import Condition
from speakopenly.web.change.recommendations.choices import Kind, Owner
from speakopenly.web.change.recommendations.forms.fields import NamesNoPerson, words
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.recommendations.wording import STRENGTHS, TOUCHES
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.rights.forms import NONE, UNKNOWN
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.hear.reporting.reports.wording import CONDITION
from speakopenly.web.understand.findings.models import Finding


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
            self.add_error("findings", _("Choose at least one finding, or a learning review."))
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


def initial_of(recommendation: Recommendation) -> dict[str, Any]:
    """What stands in the words form of a recommendation."""
    codes: list[str] = recommendation.factors
    groups = {
        f"factors_{group.value}": [code for code in codes if factor(code).group is group]
        for group in Condition
    }
    findings = [each.finding_id for each in recommendation.answers.all() if each.finding_id]
    names = ("change", "kind", "owner", "review")
    return {**{name: getattr(recommendation, name) for name in names}, "findings": findings, **groups}
