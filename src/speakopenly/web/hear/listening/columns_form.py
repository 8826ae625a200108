"""Which column of a table holds what, and what everybody in it agreed to where no column tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.columns import SINGLE
from speakopenly.web.hear.listening.consent_forms import OF_EVERYBODY, PARTS, ConsentFields, as_chosen
from speakopenly.web.hear.listening.consents import of_everybody
from speakopenly.web.hear.listening.forms import CHANNELS

LONGEST_COLUMN_NAME = 60
ASKED_BY_PLACE = tuple(part for part in SINGLE if part not in PARTS)


class ColumnsForm(ConsentFields):
    """Which column holds what. Values are places; names are only shown."""

    text = forms.ChoiceField(
        label=_("The words people said"),
        help_text=_("The one column we need."),
        error_messages={"required": _("Choose the column that holds the words.")},
    )
    person = forms.ChoiceField(
        label=_("Which rows are from the same person"),
        required=False,
        help_text=_("So that somebody who answered twice is counted once."),
    )
    id = forms.ChoiceField(label=_("Your own number for each row"), required=False)
    question = forms.ChoiceField(label=_("The question that was answered"), required=False)
    channel = forms.ChoiceField(label=_("How each row was heard"), required=False)
    other_channel = forms.ChoiceField(
        label=_("How were they heard, where the row does not say?"),
        choices=[(channel.value, name) for channel, name in CHANNELS.items()],
        initial=Channel.SURVEY.value,
    )
    speaks_for = forms.ChoiceField(
        label=_("How many people a row speaks for"),
        required=False,
        help_text=_("For rows from a group, such as a round table of nine."),
    )
    said_on = forms.ChoiceField(
        label=_("When it was said"), required=False, help_text=_("We keep the quarter only, not the day.")
    )
    groups = forms.MultipleChoiceField(
        label=_("Groups a report may compare"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Such as role or nation. Never a column with names or free words."),
    )

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names
        columns = [(str(place), _short(name)) for place, name in enumerate(names)]
        for part in ASKED_BY_PLACE:
            self._choices(part, [("", _("No column holds this")), *columns])
        self._choices("text", [("", _("Choose a column")), *columns])
        self._choices("groups", columns)
        self.offer(columns)

    @property
    def which_columns(self) -> list[forms.BoundField]:
        """The questions about what was said."""
        return [field for field in self if field.name not in PARTS]

    @property
    def agreed(self) -> list[forms.BoundField]:
        """The questions about what it may be used for."""
        return [self[part] for part in PARTS]

    def clean(self) -> dict[str, Any]:
        self.check_somebody_was_asked()
        return self.cleaned_data

    def places(self) -> dict[str, Any]:
        """What was chosen, as ``Import.column_map`` keeps it."""
        chosen = {part: self.cleaned_data[part] for part in SINGLE}
        places: dict[str, Any] = {part: int(value) for part, value in chosen.items() if value.isdecimal()}
        places["groups"] = [int(value) for value in self.cleaned_data["groups"]]
        return places | {OF_EVERYBODY: self.of_everybody()}

    def add_refusal(self, refusal: BadInput) -> None:
        """Show a refusal at the field whose column it speaks of."""
        self.add_error(self._field_of(refusal.column), str(refusal))

    def _field_of(self, column: str | None) -> str | None:
        """The field that chose this column; the text and the quotes are looked at before the others."""
        for part in (*SINGLE, "groups"):
            chosen = self.cleaned_data.get(part) or []
            places = chosen if isinstance(chosen, list) else [chosen]
            if any(self._names[int(place)] == column for place in places if place.isdecimal()):
                return part
        return None

    def _choices(self, part: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[part]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = choices


def chosen_so_far(places: dict[str, Any], channel: str, *, is_matched: bool) -> dict[str, Any]:
    """What was matched before, or guessed, as the form shows it."""
    shown: dict[str, Any] = dict(as_chosen(of_everybody(places))) if is_matched else {}
    shown |= {part: str(places[part]) for part in SINGLE if places.get(part) is not None}
    shown["groups"] = [str(place) for place in places.get("groups", ())]
    return shown | {"other_channel": channel}


def _short(name: str) -> str:
    """A column of a file without a header is named by somebody's answer: it is cut, and never kept."""
    return name if len(name) <= LONGEST_COLUMN_NAME else name[:LONGEST_COLUMN_NAME].rstrip() + " \u2026"
