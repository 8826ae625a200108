"""What colleagues say to each other about a finding. It is never printed and is no evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies, versions
from speakopenly.web.understand.findings.models import Finding, Remark
from speakopenly.web.understand.themes.queries import words_in

WORDS_IN_A_ROW = 7
"""So many words in a row that somebody said are a quotation: a copy here could not be taken out again."""


@transaction.atomic
def say(*, finding: Finding, by: Staff, words: str) -> Remark:
    """Say something to the others. Raises BadInput where it holds what somebody said, word for word."""
    policies.check_can_remark(by, finding)
    if _quotes_somebody(words, words_in(finding.exercise, finding.theme)):
        raise BadInput(
            _("This holds what somebody said, word for word."),
            do=_("Say it in your own words: a copy here could not be taken out when they take theirs back."),
        )
    remark = Remark.objects.create(
        service=by.service,
        finding=finding,
        version=versions.number_of(finding),
        words=words.strip(),
        by=by.user,
    )
    audit.record("remark on a finding made", finding, by=by.user, service=by.service)
    return remark


@transaction.atomic
def settle(*, remark: Remark, by: Staff) -> None:
    """Say that a remark needs nothing more. It stays to be read."""
    policies.check_can_settle(by, remark)
    remark.settled_by, remark.settled_at = by.user, timezone.now()
    remark.save(update_fields=["settled_by", "settled_at"])
    audit.record("remark on a finding settled", remark.finding, by=by.user, service=by.service)


def open_by_finding(findings: Iterable[Finding]) -> dict[str, int]:
    """How many remarks wait, by the ident of the theme."""
    waiting: dict[str, int] = {}
    rows = Remark.objects.filter(finding__in=list(findings), settled_at=None)
    for ident in rows.values_list("finding__theme__ident", flat=True):
        waiting[ident] = waiting.get(ident, 0) + 1
    return waiting


def _quotes_somebody(words: str, said: Iterable[str]) -> bool:
    own = _plain(words).split()
    runs = {f" {' '.join(own[at : at + WORDS_IN_A_ROW])} " for at in range(len(own) - WORDS_IN_A_ROW + 1)}
    return bool(runs) and any(run in plain for plain in map(_plain, said) for run in runs)


def _plain(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} "
