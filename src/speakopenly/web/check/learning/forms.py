"""What the figures ask for: numbers and choices. No box takes a sentence about anybody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.factors import FACTORS
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.wording import who_may_have_used
from speakopenly.web.hear.reporting.reports.wording import ROLE_BAND, SERVICE_AREA, STAGE
from speakopenly.web.understand.findings.models import Finding

QUARTERS_BACK = 8
MOST_PEOPLE = 1_000_000
FORMATS = (("html", gettext_lazy("Web page (HTML)")), ("pdf", "PDF"), ("docx", "Word"))
_CHOOSE = ("", gettext_lazy("Choose one"))


def quarters_offered() -> list[tuple[str, str]]:
    """This quarter and the eight before, the newest first."""
    quarters = [quarter_of(timezone.localdate())]
    while len(quarters) <= QUARTERS_BACK:
        quarters.append(periods.before(quarters[-1]))
    return [(each, periods.in_words(each)) for each in quarters]


def _how_many(label: Any, *, least: int = 0) -> forms.IntegerField:
    wrong = gettext_lazy("Write a whole number, such as 240.")
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


class _OfAQuarter(forms.Form):
    """A form about one quarter."""

    quarter = forms.ChoiceField(label=gettext_lazy("Which quarter?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["quarter"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = quarters_offered()


class StaffForm(_OfAQuarter):
    """How many people worked here in a quarter."""

    number = _how_many(gettext_lazy("How many people work here?"), least=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = _(
            "Everybody who works with children and families here, agency staff too. "
            "Use the number on the last day of the quarter."
        )


class SupportForm(_OfAQuarter):
    """Who was offered support after an event: a role band and three numbers."""

    role_band = forms.ChoiceField(
        label=gettext_lazy("Which role?"),
        choices=[_CHOOSE, *((each.value, name) for each, name in ROLE_BAND.items())],
        error_messages={"required": gettext_lazy("Choose the role.")},
    )
    taken_up = _how_many(gettext_lazy("How many were offered support and took it up?"))
    only_offered = _how_many(gettext_lazy("How many were offered support and did not take it up?"))
    not_offered = _how_many(gettext_lazy("How many were not offered any?"))


class _AFinding(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A finding by its exercise and theme."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.exercise.title}: {obj.theme.name}"


class _AChange(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A recommendation by its number and words."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}. {obj.change}"


class UsedForm(forms.Form):
    """Who else used a finding."""

    finding = _AFinding(
        label=gettext_lazy("Which finding?"),
        queryset=Finding.objects.none(),
        empty_label=gettext_lazy("Choose one"),
        error_messages={"required": gettext_lazy("Choose the finding.")},
    )
    used_by = forms.ChoiceField(
        label=gettext_lazy("Who used it?"),
        help_text=gettext_lazy("A part of the work or a kind of agency, never a name."),
        error_messages={"required": gettext_lazy("Choose who used it.")},
    )

    def __init__(self, *args: Any, findings: QuerySet[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        finding, used_by = self.fields["finding"], self.fields["used_by"]
        assert isinstance(finding, forms.ModelChoiceField)  # noqa: S101  (as declared above)
        assert isinstance(used_by, forms.ChoiceField)  # noqa: S101  (as declared above)
        finding.queryset = findings
        used_by.choices = [_CHOOSE, *who_may_have_used()]


class AgainForm(forms.Form):
    """What is looked for after a change, and how much of that work there was in the twelve months after."""

    recommendation = _AChange(
        label=gettext_lazy("After which change?"),
        queryset=Recommendation.objects.none(),
        empty_label=gettext_lazy("Choose one"),
        error_messages={"required": gettext_lazy("Choose the change.")},
    )
    factor = forms.ChoiceField(
        label=gettext_lazy("Which factor did it answer?"),
        choices=[_CHOOSE, *((each.code, f"{each.code} {each.name}") for each in FACTORS)],
        error_messages={"required": gettext_lazy("Choose the factor.")},
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("At what stage of the work?"),
        choices=[_CHOOSE, *((each.value, name) for each, name in STAGE.items())],
        error_messages={"required": gettext_lazy("Choose the stage.")},
    )
    area = forms.ChoiceField(
        label=gettext_lazy("In which part of the work?"),
        choices=[_CHOOSE, *((each.value, name) for each, name in SERVICE_AREA.items())],
        error_messages={"required": gettext_lazy("Choose the part of the work.")},
    )
    exposure = _how_many(gettext_lazy("How much of this work was there in the twelve months after?"), least=1)
    of_what = forms.CharField(
        label=gettext_lazy("What did you count?"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Such as: first visits."),
    )

    def __init__(self, *args: Any, done: QuerySet[Recommendation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["recommendation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (as declared above)
        field.queryset = done
        self.fields["exposure"].required = False
        self.fields["exposure"].help_text = _(
            "A busy year is not a worse one. Leave it empty until the twelve months are over."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("exposure") and not cleaned.get("of_what"):
            self.add_error("of_what", ValidationError(_("Say what you counted.")))
        return cleaned


class YearlyForm(forms.Form):
    """Which year's report, and in which form."""

    year = forms.ChoiceField(label=gettext_lazy("Which year?"))
    ending = forms.ChoiceField(
        label=gettext_lazy("In which form?"), choices=FORMATS, widget=forms.RadioSelect, initial="pdf"
    )

    def __init__(self, *args: Any, years: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [(each, each) for each in years]
