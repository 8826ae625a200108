"""Who must be heard, and how what is brought in tells that somebody belongs to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.plans.forms.fields import MOST_PEOPLE, lines_of, long_text, number
from speakopenly.web.hear.plans.models import MOST_CHARACTERS, GroupToHear
from speakopenly.web.people.kinds import Nation


class GroupForm(forms.Form):
    """Who must be heard."""

    name = forms.CharField(
        label=gettext_lazy("Who are they?"),
        help_text=gettext_lazy("Such as: Kinship carers. Never one person."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say who must be heard.")},
    )
    nation = forms.ChoiceField(
        label=gettext_lazy("Nation"),
        choices=[("", gettext_lazy("Any")), *Nation.choices],
        required=False,
    )
    about_here = number(
        gettext_lazy("About how many of them are here?"),
        gettext_lazy("A guess is enough. Blank if nobody knows."),
    )
    hoped = forms.IntegerField(
        label=gettext_lazy("How many do you hope to hear?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages={
            "required": gettext_lazy("Say how many you hope to hear."),
            "invalid": gettext_lazy("Write a whole number, such as 40."),
        },
    )
    why = forms.CharField(
        label=gettext_lazy("Why must they be heard?"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why they must be heard.")},
    )
    are_children = forms.BooleanField(
        label=gettext_lazy("There are children or young people under 18 among them"), required=False
    )
    asked_before = number(
        gettext_lazy("How often were they asked in the last two years?"),
        gettext_lazy("By you or by others, as far as you know; 0 if never."),
    )
    came_of_it = long_text(
        gettext_lazy("What came of it?"),
        gettext_lazy("What changed, and whether they were told. If nothing did, say so."),
    )
    column = forms.CharField(
        label=gettext_lazy("Which column tells that somebody belongs to them?"),
        help_text=gettext_lazy("Its name in the tables you bring in, such as: role. You can say this later."),
        max_length=60,
        required=False,
    )
    values = forms.CharField(
        label=gettext_lazy("Which values in that column mean them?"),
        help_text=gettext_lazy("One on each line, such as: kinship_carer."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(
        self, *args: Any, others: Sequence[GroupToHear], may_change_wish: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._others = others
        if not may_change_wish:
            for name in ("name", "nation", "hoped", "are_children"):
                self.fields[name].disabled = True

    def clean_values(self) -> list[str]:
        """The values typed, one each."""
        return lines_of(self.cleaned_data["values"])

    def clean(self) -> dict[str, Any]:
        """A group stands once, and no value means two groups."""
        cleaned = super().clean() or {}
        known = (cleaned.get("name", "").casefold(), cleaned.get("nation", ""))
        if any((each.name.casefold(), each.nation) == known for each in self._others):
            self.add_error("name", _("This group is in the plan already."))
        if bool(cleaned.get("column")) != bool(cleaned.get("values")) and "values" not in self.errors:
            self.add_error("values", _("Say both the column and the values, or neither."))
        for each in self._others:
            if each.column == cleaned.get("column") and _overlap(each, cleaned):
                self.add_error("values", _("“%(group)s” has one of these values already.") % {"group": each})
        return cleaned

    @staticmethod
    def from_group(group: GroupToHear) -> dict[str, Any]:
        """A group as its form shows it."""
        shown = {name: getattr(group, name) for name in GroupForm.base_fields}
        return shown | {"values": "\n".join(group.values)}


def _overlap(other: GroupToHear, cleaned: Mapping[str, Any]) -> bool:
    """Whether both groups claim one value among the same people."""
    same_nation = not other.nation or not cleaned.get("nation") or other.nation == cleaned["nation"]
    values = {value.casefold() for value in cleaned.get("values", ())}
    return same_nation and not values.isdisjoint(value.casefold() for value in other.values)
