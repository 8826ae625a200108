"""Safe versions of two invented reports: one shared as it would be, one begun for whoever looks around."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speakopenly.hear.safe_versions.crowds import People as Counted
from speakopenly.hear.speaking import Asks, Bulletin
from speakopenly.hear.speaking.questions import RoleBand, ServiceArea
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.understand.deidentify import Decision, ladder
from speakopenly.understand.deidentify.marks import where_stands
from speakopenly.web.demo.people import People, second_reader
from speakopenly.web.hear.keyring import demonstration
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import actions, queries
from speakopenly.web.hear.reporting.safe_versions.bodies import Could, Looked
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

COUNTED: Final[Counted] = {
    (RoleBand.PRACTITIONER, ServiceArea.FRONT_DOOR): 14,
    (RoleBand.NEWLY_QUALIFIED, ServiceArea.FRONT_DOOR): 5,
    (RoleBand.NEWLY_QUALIFIED, ServiceArea.CHILD_PROTECTION): 11,
    (RoleBand.FOSTER_OR_KINSHIP_CARER, ServiceArea.FOSTERING): 120,
    (RoleBand.FAMILY_SUPPORT, ServiceArea.DISABLED_CHILDREN_SEND): 6,
    (RoleBand.PARENT_OR_FAMILY, ServiceArea.EARLY_HELP): 240,
}


def count_people(people: People) -> None:
    """Northmoor says how many people there are."""
    actions.say_how_many(people[Role.LEARNING_LEAD], COUNTED)


def make(report: Report, maker: Staff, *, by_hand: Mapping[str, str], share: bool) -> None:
    """Begin one of a report that two have read, and mark by hand what the machine cannot see.

    To share it, decide on everything, have it read by the second reader, and hand it over.
    """
    key = demonstration.opened(maker)
    actions.begin(maker, key, report)
    for words in by_hand:
        version = _now(report, maker)
        places = where_stands(version.words, words)
        actions.mark_words(maker, key, report, seen=version.row.revision, stretches=places)
    if not share:
        return
    for which in range(len(_now(report, maker).body.marks)):
        _decide(report, maker, which, by_hand)
    actions.confirm(maker, key, report, seen=_now(report, maker).row.revision)
    stranger = second_reader(maker.service)
    nobody = Looked(Could.NO, Could.NO, Could.NO)
    seen = _now(report, stranger).row.revision
    actions.read_as_stranger(stranger, demonstration.opened(stranger), report, seen=seen, looked=nobody)
    actions.share(maker, key, report)


def ask_whether_to_print(mailbox: OpenMailbox, reader: Staff) -> None:
    """A reader asks the writer, who says yes to what was shown."""
    asked = Report.objects.get(pk=mailbox.report.pk)
    actions.ask(reader, demonstration.opened(reader), asked, Asks.BULLETIN)
    shown = asked.messages.filter(kind=MessageKind.CONSENT).order_by("place").last()
    if shown is None:
        raise RuntimeError("A safe version that was just shown to its writer is not there.")
    mailboxes.decide_on_bulletin(mailbox, Bulletin.YES, shown_at=shown.place)


def _decide(report: Report, maker: Staff, which: int, by_hand: Mapping[str, str]) -> None:
    """Other words where there are some, then vaguer by one rung, or removed."""
    version = _now(report, maker)
    mark = version.body.marks[which]
    words = version.words[mark.start : mark.end]
    rungs = (by_hand[words],) if words in by_hand else ladder(mark.why, words)
    decision = Decision.VAGUER if rungs else Decision.REMOVE
    actions.decide(
        maker,
        demonstration.opened(maker),
        report,
        seen=version.row.revision,
        which=which,
        decision=decision,
        instead=rungs[0] if rungs else "",
    )


def _now(report: Report, by: Staff) -> OpenVersion:
    version = queries.open_version(by, demonstration.opened(by), Report.objects.get(pk=report.pk))
    if version is None:
        raise RuntimeError("A safe version that was just begun is not there.")
    return version
