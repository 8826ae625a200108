"""What documents ask, and until when an edition stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.site.governance import policies
from speakopenly.web.site.governance.documents import Kind
from speakopenly.web.site.governance.questions import BY_IDENT, Question

LONGEST_ANSWER: Final = 4_000
LONGEST_LINE: Final = 200
NOT_YET: Final = ("", _("We have not said yet"))


class AnswersForm(forms.Form):
    """The questions of one document. Nothing is required: what is left out stays a blank."""

    def __init__(self, *args: Any, kind: Kind, standing: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for ident in kind.questions:
            question = BY_IDENT[ident]
            self.fields[ident] = _field(question)
            self.fields[ident].initial = standing.get(ident, "")


class SignForm(forms.Form):
    """Until when two people stand by an edition."""

    review_on = forms.DateField(
        label=_("Look at it again on"),
        help_text=_("At most a year ahead. It stands on Today a month before."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("This is not a day.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].initial = timezone.localdate() + timedelta(days=365)

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        try:
            policies.check_review_day(day)
        except NotAllowed as refusal:
            raise ValidationError(str(refusal)) from refusal
        return day


def _field(question: Question) -> forms.Field:
    told: dict[str, Any] = {"label": question.asks, "help_text": question.hint, "required": False}
    if question.choices:
        return forms.ChoiceField(choices=(NOT_YET, *question.choices), widget=forms.RadioSelect, **told)
    if question.is_short:
        return forms.CharField(max_length=LONGEST_LINE, **told)
    return forms.CharField(max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 3}), **told)
