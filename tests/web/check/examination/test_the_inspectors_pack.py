"""What an inspector takes away: what anybody may read, file by file, and no word of a report."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass

import pytest
from django.utils import timezone

from speakopenly.change.reviews import Box
from speakopenly.check.examination import Line, Source
from speakopenly.core.documents import text_of_html, text_of_pdf
from speakopenly.hear.speaking import Answers, Danger, Wording, new_receipt
from speakopenly.web.change.reviews import actions as reviews
from speakopenly.web.change.reviews.publications import actions as publishing_reviews
from speakopenly.web.check.examination import actions, packing
from speakopenly.web.check.examination.publications import actions as publishing
from speakopenly.web.check.replies.models import Edition, EditionState, Level, Reply, ReplyText
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.reporting.reports.actions import take_in
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from tests.web.change.recommendations.made import a_finding, let_out, recommend
from tests.web.change.reviews.held import ANSWERS
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.one_examination import replied
from tests.web.check.examination.two_bulletins import WAITS, two_bulletins
from tests.web.things import give_key, person

ZIP = "/staff/check/examination/pack/zip/"
OF_A_REPORT = "zebra crossing outside the lilac corridor"


@dataclass(frozen=True)
class Taken:
    """The files of a pack, opened."""

    files: dict[str, bytes]

    @property
    def words(self) -> str:
        """Every word of every file, documents read as a person would."""
        said = []
        for name, data in self.files.items():
            if name.endswith(".pdf"):
                said.append(text_of_pdf(data))
            elif name.endswith(".html"):
                said.append("\n".join(text_of_html(data)))
            elif name.endswith(".docx"):
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    said.append(packed.read("word/document.xml").decode())
            else:
                said.append(data.decode())
        return "\n".join(said)


def take(both: Both) -> Taken:
    answer = both.browser(both.esme).get(ZIP)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return Taken({name: packed.read(name) for name in packed.namelist()})


@pytest.fixture
def published(both: Both) -> None:
    """One of each kind that is out, one of each kind that waits, and a report."""
    found = replied(both.esme, both.leo)
    publishing.sign(edition=publishing.ask_for_signature(examination=found, by=both.esme), by=both.pia)
    waiting = replied(both.esme, both.leo, title="Second look")
    actions.observe(examination=waiting, by=both.esme, line=Line.OPENNESS, source=Source.VISIT, words=WAITS)
    for title, is_signed in (("A handover", True), ("Another handover", False)):
        words = "A call came at five." if is_signed else WAITS
        review = reviews.begin(by=both.lena, title=title, exercise=None, answers=ANSWERS)
        reviews.write_box(review=review, by=both.lena, box=Box.HAPPENED, words=words)
        reviews.write_box(review=review, by=both.lena, box=Box.WILL_TRY, words="One sheet.")
        edition = publishing_reviews.ask_for_signature(review=review, by=both.lena)
        if is_signed:
            publishing_reviews.sign(edition=edition, by=both.pia)
    finding = a_finding(both.lena)
    let_out(recommend(both.lena, [finding], touches=[]), both.lena, both.pia)
    recommend(both.lena, [finding], change=WAITS)
    two_bulletins(both)
    two_replies(both)
    told = Answers(OF_A_REPORT, Danger.NO, Wording.EVERYDAY, "en-gb")
    receipt = new_receipt()
    installation_key(may_make=True)
    give_key(person(both.service, Role.READER))
    take_in(service=both.service, answers=told, receipt=receipt, once=receipt.secret)


def two_replies(both: Both) -> None:
    """A public reply that is out, and one that waits."""
    signed = {
        "state": EditionState.OUT, "asked_by": both.lena.user, "signed_by": both.pia.user,
        "out_on": timezone.localdate(),
    }  # fmt: skip
    for number, more in ((1, signed), (2, {})):
        reply = Reply.objects.create(
            service=both.service, by=both.lena.user, number=number, level=Level.EXERCISE,
            exercise=Exercise.objects.get(slug="what-helps"),
        )  # fmt: skip
        edition = Edition.objects.create(service=both.service, reply=reply, **more)
        ReplyText.objects.create(
            service=both.service, edition=edition, wording="everyday", language="en-gb", title="Handovers",
            heard="You told us of handovers." if more else WAITS, changed="We name the next worker.", checked="Yes.",
        )  # fmt: skip


@pytest.mark.usefixtures("published")
def test_every_kind_that_is_published_is_there(both: Both) -> None:
    taken = take(both)
    folders = {name.partition("/")[0] for name in taken.files}

    assert folders == {
        "READ-ME-FIRST.txt", "bulletin", "changes.html", "examinations", "learning-figures.csv",
        "manifest.json", "replies.html", "reviews",
    }  # fmt: skip
    for said in (
        "A call came at five.",
        "The gap is filled since May.",
        "A story of a rota.",
        "The next worker is named before a family changes hands",
        "You told us of handovers.",
    ):
        assert said in taken.words


@pytest.mark.usefixtures("published")
def test_no_file_has_a_word_of_a_report_or_of_what_waits(both: Both) -> None:
    taken = take(both)

    assert len(taken.files) > 10
    for secret in (OF_A_REPORT, WAITS, "Another handover", "Second look"):
        assert secret not in taken.words


@pytest.mark.usefixtures("published")
def test_the_manifest_knows_every_byte(both: Both) -> None:
    files = take(both).files
    prints = json.loads(files.pop("manifest.json"))["files"]

    assert prints == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


@pytest.mark.usefixtures("published")
def test_figures_stand_as_they_were_printed_and_never_how_many_reports(both: Both) -> None:
    rows = list(csv.DictReader(io.StringIO(take(both).files["learning-figures.csv"].decode("utf-8-sig"))))

    assert [(each["figure"], each["share"], each["count"]) for each in rows] == [
        ("L4", "0.500", "30"),
        ("L13", "[c]", "[c]"),
    ]


@pytest.mark.usefixtures("published")
def test_the_page_lists_the_files_and_the_same_day_gives_the_same_bytes(both: Both) -> None:
    browser = both.browser(both.esme)
    page = browser.get("/staff/check/examination/pack/").content.decode()

    assert all(name in page for name in packing.files_of(both.service))
    assert browser.get(ZIP).content == browser.get(ZIP).content
    assert AuditLine.objects.filter(deed="pack of published learning taken").count() == 2


def test_where_nothing_is_published_it_says_so(both: Both) -> None:
    assert "Nothing has been published yet." in take(both).words


@pytest.mark.parametrize("who", ["leo", "lena", "pia"])
def test_nobody_but_an_examiner_takes_it(both: Both, who: str) -> None:
    assert both.browser(getattr(both, who)).get(ZIP).status_code == 403
