"""What the culture survey answers: for the service, for the examining body, and the two trusts.

``Survey`` gives each theme of the newest wave whose results are open, for staff, carers, families and young
people alike; ``OwnStaff`` and ``Examined`` the two themes of blame for those audiences; ``BetweenLevels`` and
``WithFamilies`` the statements marked with a trust, both directions of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.check.culture.changes import say_share
from speakopenly.check.culture.items import OF_A_SERVICE, Audience, Theme, Trust
from speakopenly.check.culture.shares import PositiveShare
from speakopenly.check.examination import Line, Source
from speakopenly.web.check.culture import policies as culture
from speakopenly.web.check.culture.models import About, Wave
from speakopenly.web.check.culture.showing import BETWEEN_LEVELS, HIDDEN_ROW, WITH_FAMILIES, counted_of
from speakopenly.web.check.culture.wording import TRUSTS, audience_name, theme_name
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.people.models import Service

LINES: Final[Mapping[Theme, Line]] = {
    Theme.SAFE: Line.BLAME_CLIMATE,
    Theme.FAIR: Line.BLAME_CLIMATE,
    Theme.LISTENING: Line.OPENNESS,
    Theme.CHANGE: Line.CORPORATE_LEARNING,
    Theme.HELP: Line.SUPERVISION,
    Theme.LOAD: Line.WORKLOAD_PRESSURE,
}
OF_OTHERS: Final[Mapping[Theme, Line]] = {
    **LINES,
    Theme.LISTENING: Line.VOICE_AND_TRUST,
    Theme.HELP: Line.VOICE_AND_TRUST,
    Theme.LOAD: Line.VOICE_AND_TRUST,
}
"""What carers, families and young people answer of being heard and helped belongs to the sixth line."""


class Survey:
    """The culture survey of the service."""

    kind = Source.SURVEY

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return tuple(_themes(_newest(service, About.SERVICE, as_at), OF_A_SERVICE))


class OwnStaff:
    """The examining body's own staff, on the statements about blame."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return tuple(_themes(_newest(service, About.EXAMINER, as_at), (Audience.EXAMINER_STAFF,)))


class Examined:
    """Those whom the examining body examined, on the statements about blame."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return tuple(_themes(_newest(service, About.EXAMINER, as_at), (Audience.EXAMINED,)))


class BetweenLevels:
    """Trust between levels of staff: of staff in managers, and of managers in staff."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return tuple(_trusts(_newest(service, About.SERVICE, as_at), BETWEEN_LEVELS))


class WithFamilies:
    """Trust between families and professionals, both ways."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return tuple(_trusts(_newest(service, About.SERVICE, as_at), WITH_FAMILIES))


def _newest(service: Service, about: About, as_at: date) -> Wave | None:
    """The newest wave whose results everybody can read; one whose answers are destroyed has none to give."""
    waves = Wave.objects.filter(service=service, about=about, results_on__lte=as_at, erased_on=None)
    return next((each for each in waves if culture.is_shown(each)), None)


def _themes(wave: Wave | None, audiences: Sequence[Audience]) -> Iterator[Found]:
    """Every theme of each whole audience that was asked, in the fixed order; never a part of the service."""
    if wave is None:
        return
    counted = counted_of(wave)
    for audience in (each for each in audiences if each in counted.audiences):
        row = counted.view(audience=audience)[0]
        lines = LINES if audience not in OF_A_SERVICE[1:] else OF_OTHERS
        for theme, share in row.themes.items():
            name = f"{audience_name(audience)}: {theme_name(theme, audience)}"
            yield Found(_said(wave, name, share), lines[theme])


def _trusts(wave: Wave | None, wanted: Sequence[Trust]) -> Iterator[Found]:
    """Each direction as each audience answers it."""
    if wave is None:
        return
    for each in (each for trust in wanted for each in counted_of(wave).trusts if each.trust is trust):
        name = f"{audience_name(each.audience)}: {TRUSTS[each.trust]}"
        yield Found(_said(wave, name, each.share), Line.VOICE_AND_TRUST)


def _said(wave: Wave, name: str, share: PositiveShare | None) -> str:
    about = {"name": name, "wave": wave.name}
    if share is None:
        return _("%(name)s: %(hidden)s. From “%(wave)s”.") % {**about, "hidden": HIDDEN_ROW}
    said = {"share": say_share(share), "cannot_say": round(100 * share.cannot_say)}
    return _("%(name)s: %(share)s positive; about %(cannot_say)s%% said “cannot say”. From “%(wave)s”.") % {
        **about,
        **said,
    }
