"""How a change to a safe version is stored: held, compared with what the page had shown, and sealed anew."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import case_keys, learning, policies, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.safe_versions import queries, safekeeping
from speakopenly.web.hear.reporting.safe_versions.bodies import Body
from speakopenly.web.hear.reporting.safe_versions.models import Maker, SafeVersion
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.people.staff import Staff


class ChangedMeanwhile(SpeakOpenlyError):
    """Another page or another person has changed this safe version since this page was shown."""


def opened_for(by: Staff, unlocked: Unlocked, report: Report) -> OpenVersion:
    """The safe version of a held report. Raises Http404 where there is none, NotAllowed or SealBroken."""
    version = queries.open_version(by, unlocked, report)
    if version is None:
        raise Http404
    return version


def check_is_as_seen(row: SafeVersion, seen: int) -> None:
    """Raise ChangedMeanwhile unless the page showed this revision."""
    if row.revision != seen:
        raise ChangedMeanwhile(
            _(
                "This safe version was changed in another window or by another reader. Nothing was "
                "overwritten. Look at it as it is now, and decide again."
            )
        )


def save(row: SafeVersion, unlocked: Unlocked, body: Body) -> None:
    """Seal the body under the next revision, to the key that whoever may read the report now can open."""
    head = threads.head_of(row.report, opener(unlocked))
    row.revision += 1
    safekeeping.seal_version(row, case_keys.for_the_next_message(row.report, head.mailbox), body)
    row.save()


def take_back(report: Report) -> None:
    """Take a held report out of learning and back to where it was read twice; a closed one stays closed.

    A yes to printing was a yes to the version that goes, so it lapses.
    """
    learning.forget(report)
    while report.state in (ReportState.SHARED, ReportState.SAFE):
        to = ReportState.SAFE if report.state == ReportState.SHARED else ReportState.READ_TWICE
        policies.check_lawful(report, to)
        threads.turn(report, to)
    if report.bulletin:
        report.bulletin = ""
        report.save(update_fields=["bulletin"])


def was_made_by(row: SafeVersion, by: Staff) -> None:
    """Remember who took part, so that they cannot be its stranger."""
    Maker.objects.get_or_create(version=row, user=by.user, defaults={"service": by.service})
