"""What is asked of a measure: its words beforehand, its points, and what people say of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speakopenly.check.outcomes.series import read_when
from speakopenly.check.outcomes.spc import RULE_SETS
from speakopenly.web.check.outcomes.from_survey import Question
from speakopenly.web.check.outcomes.models import Hoped, Often, Says
from speakopenly.web.check.outcomes.reading import LONGEST_WHEN
from speakopenly.web.hear.listening.models import Exercise

LARGEST_FILE_KB = 500
_LINES = forms.Textarea(attrs={"rows": 3})
_WHEN_HINT = _("As in the points, such as 2026-05-31, 2026-05 or 2026 Q2.")


class MeasureForm(forms.Form):
    """A measure, written down before the change begins."""

    name = forms.CharField(
        label=_("What is the measure called?"),
        max_length=120,
        error_messages={"required": _("Give the measure a name.")},
    )
    exercise = forms.ModelChoiceField(
        label=_("Which exercise does it follow?"),
        queryset=Exercise.objects.none(),
        required=False,
        empty_label=_("None: it is of the whole service"),
    )
    counted = forms.CharField(
        label=_("What is counted?"),
        max_length=300,
        help_text=_("Say it so that two people would count the same, such as: changes of worker in a month."),
        error_messages={"required": _("Say what is counted.")},
    )
    per = forms.ChoiceField(
        label=_("Is it a number or a rate?"),
        choices=[
            ("", _("One number each time, such as days or a score")),
            ("100", _("How many of each 100")),
            ("1000", _("How many of each 1,000")),
            ("10000", _("How many of each 10,000")),
        ],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    of_how_many = forms.CharField(
        label=_("Out of what?"),
        max_length=300,
        required=False,
        help_text=_("For a rate, such as: children looked after on the last day of the month."),
    )
    hoped = forms.ChoiceField(
        label=_("What do you hope for?"),
        choices=Hoped.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what you hope for, before you see it.")},
    )
    often = forms.ChoiceField(label=_("How often is it counted?"), choices=Often.choices, initial=Often.MONTH)
    might_get_worse = forms.CharField(
        label=_("What might get worse while this gets better?"),
        max_length=500,
        widget=_LINES,
        help_text=_("And how you would see it, such as: waiting times. Keep a measure of that too."),
        error_messages={"required": _("Say what might get worse. There is always something to watch.")},
    )
    rules = forms.ChoiceField(
        label=_("By which rules is the chart read?"),
        choices=[(name, name) for name in RULE_SETS],
        initial="mdc-2023",
        help_text=_("They do not change later. mdc-2023 is what NHS England uses now."),
    )

    def __init__(self, *args: Any, exercises: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["exercise"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.queryset = exercises

    def clean_per(self) -> int | None:
        return int(self.cleaned_data["per"]) if self.cleaned_data["per"] else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("per") and not cleaned.get("of_how_many") and "of_how_many" not in self.errors:
            self.add_error("of_how_many", _("A rate needs to say out of what."))
        return cleaned


class PointsForm(forms.Form):
    """Points typed in, or in a file. One of the two."""

    typed = forms.CharField(
        label=_("Type or paste the points"),
        required=False,
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=_("Or choose a table"),
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.xlsx,.ods"}),
        help_text=_("CSV or Excel, up to %(n)s KB. You choose the columns next. Leave out any name.")
        % {"n": LARGEST_FILE_KB},
    )

    def __init__(self, *args: Any, is_rate: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["typed"].help_text = (
            _("A line each: when, how many, out of how many. Such as: 2026-05, 12, 240")
            if is_rate
            else _("A line each: when, and the number. Such as: 2026-05, 12")
        )

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST_FILE_KB * 1024:
            raise ValidationError(
                _("This file is larger than %(n)s KB. Keep the columns of this measure only.")
                % {"n": LARGEST_FILE_KB}
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if bool((cleaned.get("typed") or "").strip()) == bool(cleaned.get("file")) and not self.errors:
            self.add_error("typed", _("Type the points or choose a table: one of the two."))
        return cleaned


class FromSurveyForm(forms.Form):
    """Which answers to one question of a survey are counted."""

    counted = forms.MultipleChoiceField(
        label=_("Which answers do you count?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of one question. Whoever did not answer it is left out."),
        error_messages={"required": _("Choose at least one answer.")},
    )

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answers: dict[str, tuple[str, str | int]] = {}
        choices = []
        for place, each in enumerate(questions):
            codes = {f"{place}-{number}": answer for number, answer in enumerate(each.answers)}
            self._answers |= {code: (each.name, value) for code, (value, _words) in codes.items()}
            choices.append((each.words, [(code, words) for code, (_value, words) in codes.items()]))
        field = self.fields["counted"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = choices

    def clean_counted(self) -> tuple[str, frozenset[str | int]]:
        """The question, and its answers that are counted."""
        chosen = [self._answers[each] for each in self.cleaned_data["counted"]]
        names = {name for name, _value in chosen}
        if len(names) > 1:
            raise ValidationError(_("Choose answers to one question only."))
        return names.pop(), frozenset(value for _name, value in chosen)


class ColumnsForm(forms.Form):
    """Which column is which. Columns go by their place: their names may be anything."""

    table = forms.CharField(widget=forms.HiddenInput)
    when = forms.TypedChoiceField(
        label=_("Which column says when?"),
        coerce=int,
        error_messages={"required": _("Choose the column that says when.")},
    )
    count = forms.TypedChoiceField(
        label=_("Which column holds the number?"),
        coerce=int,
        error_messages={"required": _("Choose the column that holds the number.")},
    )
    out_of = forms.TypedChoiceField(
        label=_("Which column says out of how many?"),
        coerce=int,
        error_messages={"required": _("Choose the column that says out of how many.")},
    )

    def __init__(self, *args: Any, columns: Sequence[str], is_rate: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_rate:
            del self.fields["out_of"]
        choices = [("", _("Choose a column")), *((str(n), name) for n, name in enumerate(columns))]
        for name in ("when", "count", "out_of"):
            field = self.fields.get(name)
            if isinstance(field, forms.TypedChoiceField):
                field.choices = choices


class _When(forms.CharField):
    """A time as points have it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_WHEN, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if read_when(text) is None:
            raise ValidationError(_("Write it as in the points, such as 2026-05-31."))
        return text


class LimitsForm(forms.Form):
    """From when on limits are worked out anew, and why."""

    since = _When(
        label=_("From when?"), help_text=_WHEN_HINT, error_messages={"required": _("Say from when.")}
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        widget=_LINES,
        help_text=_("What changed in how it is done or counted. It is printed with the chart."),
        error_messages={"required": _("Write why. It is printed with the chart.")},
    )


class BeforeAndAfterForm(forms.Form):
    """What changed and when, and what else changed: written before the result is shown."""

    what_changed = forms.CharField(
        label=_("What did you change?"),
        max_length=300,
        error_messages={"required": _("Say what you changed.")},
    )
    change_on = _When(
        label=_("When did it begin?"), help_text=_WHEN_HINT, error_messages={"required": _("Say when.")}
    )
    what_else = forms.CharField(
        label=_("What else changed at the time?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Staff, rules, money, the season, how it is counted. If you looked and found nothing, say so."
        ),
        error_messages={"required": _("Say what else changed at the time. It stands beside the result.")},
    )
    neighbours = forms.ChoiceField(
        label=_("How do neighbouring points hang together?"),
        choices=[
            ("ar1", _("Each carries on a share of the last (AR1)")),
            ("hac:3", _("Over three points (HAC, lag 3)")),
        ],
        initial="ar1",
        help_text=_("Choose before you see the result. If you are not sure, leave it."),
    )
    went_on_because = forms.CharField(
        label=_("If there are fewer than 8 points on a side: why go on?"),
        max_length=300,
        required=False,
        widget=_LINES,
        help_text=_("Leave it empty to be told. The reason is kept and printed."),
    )


class VerdictForm(forms.Form):
    """What people say, having seen the chart."""

    says = forms.ChoiceField(
        label=_("Did it help?"),
        choices=Says.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you can say.")},
    )
    why = forms.CharField(
        label=_("Why do you say so?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why.")},
    )
    what_else = forms.CharField(
        label=_("What else changed at the time?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands beside your answer at the same size."),
        error_messages={"required": _("Say what else changed at the time, or that you looked.")},
    )


class ObjectionForm(forms.Form):
    """Somebody sees it differently."""

    words = forms.CharField(
        label=_("What do you see differently?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("It is shown beside the answer, without your name. Nobody can take it away."),
        error_messages={"required": _("Say what you see differently.")},
    )
