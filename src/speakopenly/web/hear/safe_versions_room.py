"""Shows safe versions on a report's page, and the export and the numbers of people on the Hear page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core import erasure
from speakopenly.web.hear.events import LeavesLearning, RawWordsHadTheirTime, ReportForgotten
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.reports.steps import Step, show_on_report
from speakopenly.web.hear.reporting.safe_versions import actions, policies, queries
from speakopenly.web.hear.reporting.safe_versions.models import SafeState, SafeVersion
from speakopenly.web.people import events
from speakopenly.web.people.sections import Room, Section, open_room
from speakopenly.web.people.staff import Staff


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("How many people"),
            purpose=gettext_lazy("Say how many people there are, so that no description fits only a few."),
            url_name="hear:how-many",
            can_enter=policies.can_count_people,
        )
    )
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("Export"),
            purpose=gettext_lazy("Take shared reports out as a file, names and clues removed by two people."),
            url_name="hear:export",
            can_enter=policies.can_export,
        )
    )
    show_on_report("safe version", steps)
    events.listen(ReportForgotten)(actions.forget_report)
    events.listen(RawWordsHadTheirTime)(actions.forget_report)
    events.listen(LeavesLearning)(actions.leave_learning)
    erasure.register("safe_versions", actions.forget_shared)


def steps(staff: Staff, _unlocked: Unlocked, report: Report) -> list[Step]:
    """What this room has to do with a report now: nothing where this person may do none of it."""
    version = queries.version_of(report)
    if policies.can_read_as_stranger(staff, report, version):
        where = reverse("hear:stranger", args=[report.number])
        return [
            Step(_("Read the safe version as a stranger"), where, _("Before you read the report itself."))
        ]
    if policies.can_make(staff, report, version) or policies.can_make_again(staff, report, version):
        return [
            Step(_("Safe version"), reverse("hear:safe-version", args=[report.number]), _how_far(version))
        ]
    if policies.can_look(staff, report) and version is not None and version.state == SafeState.APPROVED:
        return [
            Step(_("Safe version"), reverse("hear:safe-version", args=[report.number]), _how_far(version))
        ]
    return []


def _how_far(version: SafeVersion | None) -> str:
    if version is None:
        return _("Not begun.")
    if policies.is_outdated(version):
        return _("Words have come since it was made.")
    return str(version.get_state_display()) + "."
