"""What is asked to begin a review, to add a study and to judge its risk of bias."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from speakopenly.web.understand.evidence.forms import text
from speakopenly.web.understand.evidence.reviews.models import (
    COUNTS,
    WORDS_OF,
    Design,
    EffectOf,
    EvidenceReview,
    Risk,
    Tool,
)


class ReviewForm(forms.Form):
    """A question with its criteria, written before the studies."""

    question = text(_("Which question does this review ask?"), 300)
    population = text(_("Who is it about?"), 300)
    intervention = text(_("What do they get?"), 300)
    comparator = text(_("Compared with what?"), 300)
    outcome = text(_("What is looked at?"), 300)
    belongs = text(_("Which studies belong in it?"), 1000)
    does_not = text(_("Which do not?"), 1000)
    children = text(
        _("How will you tell how the children got on?"),
        1000,
        _("Fewer children in care is not good in itself."),
    )
    measure = forms.ChoiceField(
        label=_("What do the studies give?"), choices=EffectOf.choices, widget=forms.RadioSelect
    )


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=10_000_000)


class StudyForm(forms.Form):
    """One effect of one study: counts of people, or an effect with its standard error."""

    label = text(_("Name of the study"), 120, _("Such as: Northmoor trial, 2024."))
    of = forms.CharField(
        label=_("Of the same people as"),
        help_text=_(
            "Where a study gives several effects, write the same name for each. They are not pooled as if"
            " they were different people. Leave it empty for one effect."
        ),
        max_length=120,
        required=False,
    )
    design = forms.ChoiceField(
        label=_("How did it compare?"),
        help_text=_("Studies that compared in different ways are put together apart."),
        choices=Design.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    tpos = _count(_("With it: people to whom it happened"))
    tneg = _count(_("With it: people to whom it did not"))
    cpos = _count(_("Without it: people to whom it happened"))
    cneg = _count(_("Without it: people to whom it did not"))
    effect = forms.FloatField(label=_("Effect"), min_value=-1e6, max_value=1e6)
    error = forms.FloatField(label=_("Its standard error"), min_value=1e-9, max_value=1e6)
    people = forms.IntegerField(label=_("How many people"), min_value=1, required=False)
    children = text(_("What does it say of how the children got on?"), 500)

    def __init__(self, *args: Any, review: EvidenceReview, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("effect", "error", "people") if review.is_counted else COUNTS:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for one, other in (("tpos", "tneg"), ("cpos", "cneg")):
            if given.get(one) == 0 and given.get(other) == 0:
                self.add_error(one, __("A group without people says nothing."))
        return given

    @property
    def said(self) -> dict[str, Any]:
        """What is kept of it."""
        given = dict(self.cleaned_data)
        return {**given, "of": given["of"] or given["label"]}


class DesignForm(forms.Form):
    """How a study compared, where nobody had said it."""

    design = forms.ChoiceField(
        label=_("How did it compare?"),
        choices=Design.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )


class BiasForm(forms.Form):
    """How likely a study is to mislead, and why."""

    tool = forms.ChoiceField(label=_("Judged with"), choices=Tool.choices, widget=forms.RadioSelect)
    risk = forms.ChoiceField(label=_("Risk of bias"), choices=Risk.choices, widget=forms.RadioSelect)
    why = text(_("Why?"), 1000)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "tool" in given and "risk" in given and Risk(given["risk"]) not in WORDS_OF[Tool(given["tool"])]:
            self.add_error("risk", __("This is not one of the words of that tool."))
        return given


class FillForm(forms.Form):
    """Which card takes the numbers of a review, and of 100 whom."""

    card = forms.ChoiceField(
        label=_("Which card?"), help_text=_("A card of your own; whoever signs it signs it anew.")
    )
    design = forms.ChoiceField(label=_("From which studies?"), widget=forms.RadioSelect)
    of = text(_("Of 100 what?"), 60, _("Such as: families."))
    counted = text(_("What is counted"), 120, _("Such as: in care after 12 months."))
    without = forms.FloatField(
        label=_("Of 100 without it"),
        help_text=_(
            "A ratio alone tells no number of 100. This is what the groups without it had in these studies;"
            " where yours are others, write yours."
        ),
        min_value=0,
        max_value=100,
    )

    def __init__(
        self, *args: Any, cards: list[tuple[str, str]], designs: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["card"].choices = cards  # type: ignore[attr-defined]
        self.fields["design"].choices = designs  # type: ignore[attr-defined]
        if len(designs) == 1:
            self.fields["design"].initial = designs[0][0]
