"""What those supervised and those who supervise answered, in pools of ten or more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from speakopenly.check.examination import Line, Source
from speakopenly.check.supervision import Pool, Share, percent
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.check.learning.counting.periods import in_words
from speakopenly.web.check.supervision.queries import pools_shown
from speakopenly.web.check.supervision.wording import PARTS, SIDES
from speakopenly.web.people.models import Service


class SupervisionPools:
    """Support, regularity and meaning of the newest quarter that may be shown, both sides apart."""

    kind = Source.SUPERVISION

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        pools = pools_shown(service, today=as_at)
        newest = max((each.quarter for each in pools), default="")
        said = (said for each in pools if each.quarter == newest for said in _parts(each))
        return tuple(Found(each, Line.SUPERVISION) for each in said)


def _parts(pool: Pool) -> Iterator[str]:
    for each in pool.parts:
        about = {"side": SIDES[pool.side], "part": PARTS[each.part], "quarter": in_words(pool.quarter)}
        yield _("%(side)s, %(part)s, %(quarter)s: %(said)s") % {**about, "said": _said(each.yes)}


def _said(share: Share) -> str:
    if share.value is None or share.low is None or share.high is None:
        return _("hidden to protect people.")
    told = {"value": percent(share.value), "low": percent(share.low), "high": percent(share.high)}
    return _("about %(value)s said yes (%(low)s to %(high)s).") % told
