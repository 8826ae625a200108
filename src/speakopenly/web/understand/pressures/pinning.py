"""Choosing an official figure to pin, and showing one that is pinned: alike wherever a figure can stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import Store, areas
from speakopenly.understand.pressures.periods import financial_year
from speakopenly.understand.pressures.pinned import Pinned, mark_of
from speakopenly.understand.pressures.pinning import later_than, may_be_pinned, offers
from speakopenly.understand.pressures.saying import say, say_later
from speakopenly.web.understand.pressures import queries

FIRST_YEAR: Final = 2007
ROW_COLUMNS: Final = ("what", "year", "value", "release", "file", "row")


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A pinned figure as a page shows it: the sentence, what a later release says, and its rows."""

    figure: Pinned
    says: str
    later: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ROW_COLUMNS


class WhichForm(forms.Form):
    """Of which place, what, and of which years. ``years`` are the names of the fields that ask for one."""

    area = forms.ChoiceField(label=gettext_lazy("Of which place?"))
    indicator = forms.ChoiceField(
        label=gettext_lazy("Which figure?"),
        help_text=gettext_lazy("Of demand or of spending. Nothing of culture or of workers can be chosen."),
    )

    def __init__(
        self, sent: QueryDict | None, *, years: Sequence[tuple[str, Any]], latest: int, **more: Any
    ) -> None:
        super().__init__(sent if sent and "area" in sent else None, **more)
        self.fields["area"].choices = places()  # type: ignore[attr-defined]
        self.fields["indicator"].choices = [  # type: ignore[attr-defined]
            (each.key, f"{each.name[0].upper()}{each.name[1:]}") for each in may_be_pinned()
        ]
        for name, label in years:
            self.fields[name] = forms.TypedChoiceField(
                label=label,
                coerce=int,
                choices=[(each, _said(each)) for each in range(latest, FIRST_YEAR - 1, -1)],
            )


class FigureForm(forms.Form):
    """Which release, and in which form: one of the figures that were found."""

    figure = forms.ChoiceField(
        label=gettext_lazy("Which release, and said how?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("What you choose stays, also when a later release says otherwise."),
        error_messages={"required": gettext_lazy("Choose a figure.")},
    )

    def __init__(
        self, sent: QueryDict | None, *, found: Sequence[Pinned], label: Any = None, **more: Any
    ) -> None:
        super().__init__(sent, **more)
        self._by_mark = {mark_of(each): each for each in found}
        field = self.fields["figure"]
        field.choices = [(mark, say(each)) for mark, each in self._by_mark.items()]  # type: ignore[attr-defined]
        field.label = label or field.label

    @property
    def chosen(self) -> Pinned:
        """The figure that was chosen, as the store gave it."""
        return self._by_mark[self.cleaned_data["figure"]]


@dataclass(frozen=True, slots=True)
class Time:
    """One time of which a figure is asked: the name of its field, its question, and that of its releases."""

    name: str
    asks: Any
    label: Any = ""


ONCE: Final = (Time("year", gettext_lazy("Of which year?")),)


@dataclass(slots=True)
class AskedFor:
    """What a page was asked for: of which place and years, and which figure of those found for each year."""

    which: WhichForm
    releases: dict[str, FigureForm] = field(default_factory=dict)

    @classmethod
    def of(cls, asked: QueryDict, sent: QueryDict | None, times: Sequence[Time] = ONCE) -> AskedFor:
        """What an address asks for, and what was chosen of it."""
        which = WhichForm(asked, years=[(each.name, each.asks) for each in times], latest=latest_year())
        made = cls(which)
        if not (which.is_bound and which.is_valid()):
            return made
        given, found = which.cleaned_data, dict[str, tuple[Pinned, ...]]()
        for each in times:
            try:
                found[each.name] = found_for(given["area"], given["indicator"], given[each.name])
            except BadInput as error:
                which.add_error(each.name, str(error))
        if len(found) == len(times):
            made.releases = {
                each.name: FigureForm(sent, found=found[each.name], label=each.label, prefix=each.name)
                for each in times
            }
        return made

    @property
    def is_chosen(self) -> bool:
        """Whether a figure was chosen for each time. Every field is looked at, so that each says its own."""
        missing = [name for name, each in self.releases.items() if not each.is_valid()]
        return bool(self.releases) and not missing

    @property
    def chosen(self) -> dict[str, Pinned]:
        """Those that were chosen, by time; ask ``is_chosen`` first."""
        return {name: each.chosen for name, each in self.releases.items()}

    @property
    def wrong(self) -> forms.Form | None:
        """The first form in which something is wrong."""
        return next((each for each in (self.which, *self.releases.values()) if each.errors), None)

    def refuse(self, why: str) -> None:
        """Say at the last field why what was chosen may not stand there."""
        list(self.releases.values())[-1].add_error("figure", why)


def _said(year: int) -> str:
    """A year as official files name it: the day in it, or the financial year that ends in it."""
    return f"{year} ({financial_year(year).label})"


def places() -> list[tuple[str, list[tuple[str, str]]]]:
    """Places of which there are figures, nation by nation; by name within, which is no ranking."""
    there = areas(queries.store())
    nations = [each for each in there if each.level == "nation"]
    return [
        (
            nation.name,
            [
                (each.code, each.name)
                for each in sorted(there, key=lambda area: (area.level != "nation", area.name, area.code))
                if each.nation == nation.nation
            ],
        )
        for nation in nations
    ]


def latest_year() -> int:
    """The newest year of which any figure is there."""
    found = queries.store().figures(*(series for each in may_be_pinned() for series in each.counts))
    return int(found["year"].max() or FIRST_YEAR)  # type: ignore[arg-type]


def found_for(area: str, indicator: str, year: int) -> tuple[Pinned, ...]:
    """Every figure of this place and year that can be pinned.

    Raises BadInput where there is none, or for an indicator that may not be pinned.
    """
    store = queries.store()
    [place] = [each for each in areas(store) if each.code == area]
    found = tuple(each for each in offers(place, indicator, store) if each.year == year)
    if not found:
        raise BadInput(
            _("There is no figure of this for that year here."),
            do=_("Choose another year, or load the official file."),
        )
    return found


def shown(figure: Pinned, store: Store | None = None) -> ShownFigure:
    """A pinned figure with what the newest release says instead, if it says anything else."""
    later = later_than(figure, store or queries.store())
    return ShownFigure(
        figure,
        say(figure),
        say_later(figure, later) if later is not None else "",
        tuple(
            (
                row.series.replace("_", " "),
                row.period,
                f"{row.value:,.10g}",
                f"{row.publisher}: {row.release}",
                row.file,
                str(row.row),
            )
            for row in figure.rows
        ),
    )
