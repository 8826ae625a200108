"""What is asked of small tests, letters upward, what was seen, and of letting it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from speakopenly.change import recommendations as library
from speakopenly.hear.factors import factor
from speakopenly.web.change.recommendations.choices import Next
from speakopenly.web.change.recommendations.forms.fields import NamesNoPerson, choice, day, words


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
