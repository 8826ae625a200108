"""No text of a report is learnt from, exported or published before each span is decided and a second person has read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking import Asks, Message, MessageKind, Receipt, Sharing
from speakopenly.understand.deidentify import Decision
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.safe_versions import actions
from speakopenly.web.hear.reporting.safe_versions.bodies import Could, Looked
from speakopenly.web.hear.reporting.safe_versions.models import SharedRecord
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.reading.models import Passage, Reading
from tests.conftest import ROOT
from tests.promises.reporters import where_is
from tests.web.conftest import Cast, _person
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.reports.conftest import Reader, opened, revision, send, with_a_key

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = "Wilma Hart left the quillfeather note under another name. The handover had no line for it."
PLANTED, SAFE_WORDS = "quillfeather", "The handover had no line for it."


@dataclass(frozen=True)
class Path:
    """One report, who makes its safe version, and who reads it as a stranger."""

    receipt: Receipt
    maker: Reader
    stranger: Reader

    @property
    def report(self) -> Report:
        return Report.objects.get()

    def decide(self, which: int, decision: Decision, instead: str = "") -> None:
        by, key, seen = self.maker.staff, self.maker.unlocked, self.seen()
        actions.decide(by, key, self.report, seen=seen, which=which, decision=decision, instead=instead)

    def seen(self) -> int:
        return revision(self.report, self.maker).row.revision


@pytest.fixture
def path(northmoor: Service, ben: Reader, cast: Cast) -> Path:
    gwen = with_a_key(_person(northmoor, "Gwen", Role.READER))
    with_a_key(cast.asha)
    return Path(send(northmoor, TOLD, sharing=Sharing.YES), ben, gwen)


def opened_and_read(path: Path) -> None:
    conversations.read(path.maker.staff, path.maker.unlocked, path.report.number)


def read_twice(path: Path) -> None:
    read_by_two(path.report, path.maker, path.stranger)


def begun(path: Path) -> None:
    actions.begin(path.maker.staff, path.maker.unlocked, path.report)


def one_not_sure(path: Path) -> None:
    number = len(revision(path.report, path.maker).body.marks)
    for which in range(number):
        path.decide(which, Decision.REMOVE)
    path.decide(number - 1, Decision.NOT_SURE)
    with pytest.raises(NotAllowed):
        confirmed(path)


def confirmed(path: Path) -> None:
    actions.confirm(path.maker.staff, path.maker.unlocked, path.report, seen=path.seen())


def another_was_marked_and_all_decided(path: Path) -> None:
    at = TOLD.index("the quillfeather note")
    stretch = [(at, at + len("the quillfeather note"))]
    by, key = path.maker.staff, path.maker.unlocked
    actions.mark_words(by, key, path.report, seen=path.seen(), stretches=stretch)
    for which in range(len(revision(path.report, path.maker).body.marks)):
        path.decide(which, Decision.VAGUER, "something")
    confirmed(path)


def sent_back_by_a_stranger(path: Path) -> None:
    _read(path, Looked(Could.NO, Could.MAYBE, Could.NO, "Everyone knows."))


def confirmed_again_and_tried_by_its_maker(path: Path) -> None:
    confirmed(path)
    with pytest.raises(NotAllowed):
        actions.read_as_stranger(
            path.maker.staff, path.maker.unlocked, path.report,
            seen=path.seen(), looked=Looked(Could.NO, Could.NO, Could.NO),
        )  # fmt: skip


def _read(path: Path, looked: Looked) -> None:
    by, key = path.stranger.staff, path.stranger.unlocked
    actions.read_as_stranger(by, key, path.report, seen=path.seen(), looked=looked)


BEFORE = (
    opened_and_read, read_twice, begun, one_not_sure, another_was_marked_and_all_decided,
    sent_back_by_a_stranger, confirmed_again_and_tried_by_its_maker,
)  # fmt: skip


def everything_that_would_let_it_out(path: Path) -> list[Callable[[], object]]:
    by, key, report = path.maker.staff, path.maker.unlocked, path.report
    return [
        lambda: actions.share(by, key, report),
        lambda: actions.share(path.stranger.staff, path.stranger.unlocked, report),
        lambda: actions.ask(by, key, report, Asks.SHARING),
        lambda: actions.ask(by, key, report, Asks.BULLETIN),
    ]


def nothing_is_out(path: Path) -> bool:
    Shift().work(until_empty=True)
    by = Staff(path.maker.staff.user, path.maker.staff.service, frozenset({Role.READER}))
    gone = (Contribution, SharedRecord, Reading, Passage, Publication)
    return not any(model.objects.exists() for model in gone) and actions.export(by) == []


def test_no_step_before_the_last_lets_anything_out(path: Path) -> None:
    for step in BEFORE:
        step(path)

        for way_out in everything_that_would_let_it_out(path):
            with pytest.raises(NotAllowed):
                way_out()
        assert nothing_is_out(path), step.__name__
        assert where_is(PLANTED) == where_is(SAFE_WORDS) == [], step.__name__


def test_in_no_other_state_is_anything_let_out(path: Path) -> None:
    begun_in = Report.objects.get()
    for state in ReportState:
        Report.objects.update(state=state)
        for way_out in everything_that_would_let_it_out(path):
            with pytest.raises(NotAllowed):
                way_out()
    assert begun_in.number == path.report.number
    assert nothing_is_out(path)


def test_after_the_last_step_only_the_safe_words_are_out(path: Path) -> None:
    for step in BEFORE:
        step(path)
    _read(path, Looked(Could.NO, Could.NO, Could.NO))

    actions.share(path.maker.staff, path.maker.unlocked, path.report)
    Shift().work(until_empty=True)

    (reading,) = Reading.objects.all()
    assert SAFE_WORDS in reading.text
    assert not re.search("quillfeather|Wilma|Hart", reading.text)
    assert where_is(PLANTED) == []


def test_words_added_later_do_not_slip_out_behind_the_approved_ones(path: Path) -> None:
    for step in BEFORE:
        step(path)
    _read(path, Looked(Could.NO, Could.NO, Could.NO))
    mailboxes.add(opened(path.receipt), kind=MessageKind.ADDITION, body=Message("Ivy Stone saw it."))

    for way_out in everything_that_would_let_it_out(path):
        with pytest.raises(NotAllowed):
            way_out()
    assert nothing_is_out(path)


def test_there_is_one_way_to_learning_in_the_code_and_it_asks_first() -> None:
    web = ROOT / "src" / "speakopenly" / "web"
    said = {path.relative_to(web).as_posix(): path.read_text("utf-8") for path in web.rglob("*.py")}

    assert [name for name, text in said.items() if "learning.hand_over(" in text] == [
        "hear/reporting/safe_versions/actions/sharing.py"
    ]
    assert sorted(name for name, text in said.items() if "receive_one(" in text) == [
        "hear/listening/actions/receiving.py",
        "hear/reporting/reports/learning.py",
    ]
