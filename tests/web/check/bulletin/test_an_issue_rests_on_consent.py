"""What may be printed, and what becomes of it when a word is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from speakopenly.check.bulletin import PDF, Parts
from speakopenly.core.documents import text_of_pdf
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.speaking import Asks, Bulletin, Message, MessageKind, Sharing
from speakopenly.web.check.bulletin import actions, queries
from speakopenly.web.check.bulletin.models import Issue, IssueState, Printed, Story
from speakopenly.web.hear import erasures
from speakopenly.web.hear.reporting.reports import learning, mailboxes
from speakopenly.web.hear.reporting.reports.models import Flag
from speakopenly.web.hear.reporting.safe_versions import actions as safe_versions
from speakopenly.web.people.roles import Role
from tests.web.check.bulletin.told import (
    CATCH,
    TOLD,
    Desk,
    Teller,
    a_desk,
    a_teller,
    an_issue,
    choose,
    fill,
    sign,
    who_agrees,
    write,
)
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import Reader, ben, gwen, key_of_the_installation
from tests.web.things import person

__all__ = ["ben", "gwen", "key_of_the_installation"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(cast: Cast, ben: Reader, gwen: Reader) -> Desk:
    return a_desk(person(ben.staff.service, Role.LEARNING_LEAD), ben, gwen)


@pytest.fixture
def teller(desk: Desk) -> Teller:
    return who_agrees(desk, TOLD[0])


@pytest.fixture
def out(desk: Desk, teller: Teller) -> Issue:
    """An issue with two stories and a good catch."""
    for words in (TOLD[1], CATCH):
        who_agrees(desk, words)
    issue = an_issue(desk)
    fill(desk, issue, TOLD[0], TOLD[1])
    return sign(desk, issue)


def offered(desk: Desk) -> list[str]:
    return [each.record.text for each in queries.to_choose_from(desk.lead)]


def public_page(address: str = "/bulletin/1/") -> str:
    return Client().get(address).content.decode()


def test_what_its_writer_allowed_is_offered(desk: Desk, teller: Teller) -> None:
    assert offered(desk) == [TOLD[0]]


def test_what_nobody_was_asked_about_is_not(desk: Desk) -> None:
    a_teller(desk, TOLD[0])

    assert offered(desk) == []


@pytest.mark.parametrize("answer", [Bulletin.LATER, Bulletin.NO])
def test_no_other_answer_is_a_yes(desk: Desk, teller: Teller, answer: Bulletin) -> None:
    teller.says(answer)

    assert offered(desk) == []


def test_what_was_asked_and_not_answered_is_not_offered(desk: Desk) -> None:
    teller = a_teller(desk, TOLD[0])

    safe_versions.ask(desk.reader.staff, desk.reader.unlocked, teller.report, Asks.BULLETIN)

    assert offered(desk) == []


def _made_again(desk: Desk, teller: Teller) -> None:
    safe_versions.make_again(desk.reader.staff, desk.reader.unlocked, teller.report)


def _more_words(_desk: Desk, teller: Teller) -> None:
    mailboxes.add(teller.mailbox, kind=MessageKind.ADDITION, body=Message("Please leave out the school."))


def _not_shared(_desk: Desk, teller: Teller) -> None:
    mailboxes.change_sharing(teller.mailbox, Sharing.ASK)


def _left_learning(_desk: Desk, teller: Teller) -> None:
    learning.leave(teller.report)


def _withdrawn(_desk: Desk, teller: Teller) -> None:
    mailboxes.withdraw(teller.mailbox)


def _no_leave_to_print(_desk: Desk, teller: Teller) -> None:
    teller.says(Bulletin.NO)


def _flagged(_desk: Desk, teller: Teller) -> None:
    report = teller.report
    Flag.objects.create(
        service=report.service, report=report, place=7, by_answer=True, raised_on=report.received_on
    )


TAKES_BACK = [_made_again, _not_shared, _left_learning, _withdrawn, _no_leave_to_print]
KEEPS_BACK = [_more_words, _flagged]
Deed = Callable[[Desk, Teller], None]


@pytest.mark.parametrize("deed", [*TAKES_BACK, *KEEPS_BACK])
def test_it_is_offered_no_longer_once(desk: Desk, teller: Teller, deed: Deed) -> None:
    deed(desk, teller)

    assert offered(desk) == []


@pytest.mark.parametrize("deed", TAKES_BACK)
def test_it_leaves_an_issue_that_is_being_written_once(desk: Desk, teller: Teller, deed: Deed) -> None:
    choose(desk, an_issue(desk), TOLD[0])

    deed(desk, teller)

    assert not Story.objects.exists()


@pytest.mark.parametrize("deed", KEEPS_BACK)
def test_an_issue_cannot_be_signed_once(desk: Desk, teller: Teller, deed: Deed) -> None:
    issue = an_issue(desk)
    fill(desk, issue, TOLD[0], catch="")

    deed(desk, teller)

    with pytest.raises(BadInput, match="may not be printed"):
        actions.make_ready(issue=issue, by=desk.lead)


def test_an_issue_that_waits_for_its_signature_goes_back_to_being_written(desk: Desk, teller: Teller) -> None:
    issue = an_issue(desk)
    fill(desk, issue, TOLD[0], catch="")
    actions.make_ready(issue=issue, by=desk.lead)

    teller.says(Bulletin.NO)

    assert Issue.objects.get().state == IssueState.DRAFT
    assert not Story.objects.exists()


@pytest.mark.parametrize("deed", TAKES_BACK)
def test_once_out_it_is_gone_from_page_files_and_search(
    desk: Desk, teller: Teller, out: Issue, deed: Deed
) -> None:
    assert TOLD[0] in public_page()

    deed(desk, teller)
    actions.make_what_is_missing()

    page = public_page()
    issue = Issue.objects.get()
    assert TOLD[0] not in page
    assert "1.1 withdrawn, see note" in " ".join(page.split()).replace("</span>", "").replace(" <span>", "")
    assert "edition 2" in page
    assert TOLD[1] in page
    assert issue.edition == 2
    assert all(TOLD[0].encode() not in bytes(each.bytes) for each in issue.files.all())
    assert "weekend handover" not in text_of_pdf(bytes(queries.file_of(issue, PDF).bytes))
    assert not Printed.objects.filter(folded__contains="two lines long").exists()


def test_until_the_round_there_is_no_pdf_and_the_page_says_so(teller: Teller, out: Issue) -> None:
    teller.says(Bulletin.NO)

    assert Client().get("/bulletin/1/bulletin.pdf").status_code == 404
    assert Client().get("/bulletin/1/bulletin.txt").status_code == 200
    assert "made again by tomorrow" in public_page()


def test_taking_it_back_twice_counts_one_edition(desk: Desk, teller: Teller, out: Issue) -> None:
    teller.says(Bulletin.NO)
    mailboxes.withdraw(teller.mailbox)

    assert Issue.objects.get().edition == 2


def test_a_row_that_was_taken_out_leads_nowhere(desk: Desk, teller: Teller, out: Issue) -> None:
    teller.says(Bulletin.NO)

    row = Story.objects.get(place=1)
    assert (row.source, bytes(row.sealed), bytes(row.wrapped_key)) == ("", b"", b"")
    assert queries.contribution_of(row) is None


def test_the_way_back_to_the_passages_stands_while_it_is_printed(teller: Teller, out: Issue) -> None:
    row = Story.objects.get(place=1)

    assert queries.contribution_of(row) == learning.ident_of(teller.report)


def test_a_backup_from_before_brings_nothing_back(desk: Desk, teller: Teller, out: Issue) -> None:
    teller.says(Bulletin.NO)
    found = erasures.the_list().read()
    assert found is not None
    report = teller.report
    report.bulletin = Bulletin.YES
    report.save()

    done = erasures.erase_again(found, backup_of=report.received_on)

    assert done["printing"] == 1
    assert teller.report.bulletin == Bulletin.NO


def test_words_may_be_cut_and_not_changed(desk: Desk, teller: Teller) -> None:
    story = choose(desk, an_issue(desk), TOLD[0])
    cut = "The weekend handover was two lines long […] who would ring the school."

    actions.write(
        story=story, by=desk.lead, seen=story.revision, parts=Parts(heading="Short", told=cut), language="cy"
    )

    with pytest.raises(BadInput, match="teller's words"):
        actions.write(
            story=story, by=desk.lead, seen=story.revision + 1,
            parts=Parts(heading="Short", told=cut.replace("two", "three")), language="cy",
        )  # fmt: skip


def test_two_windows_overwrite_nothing(desk: Desk, teller: Teller) -> None:
    story = choose(desk, an_issue(desk), TOLD[0])
    write(desk, story)

    with pytest.raises(BadInput, match="another window"):
        actions.comment(story=story, by=desk.reader.staff, seen=1, words="Late.")


def test_whoever_wrote_in_it_does_not_sign_it(desk: Desk, teller: Teller) -> None:
    issue = an_issue(desk)
    fill(desk, issue, TOLD[0], catch="")
    actions.make_ready(issue=issue, by=desk.lead)
    both = person(desk.service, Role.PUBLISHER, Role.LEARNING_LEAD)
    Issue.objects.update(ready_by=both.user)

    with pytest.raises(NotAllowed, match="second person"):
        actions.sign(issue=issue, by=both, code="")


def test_a_lead_and_a_publisher_never_comment_as_readers(desk: Desk, teller: Teller) -> None:
    story = choose(desk, an_issue(desk), TOLD[0])

    for each in (desk.lead, desk.publisher):
        with pytest.raises(NotAllowed):
            actions.comment(story=story, by=each, seen=1, words="Mine.")


def test_what_was_not_read_is_not_signed(desk: Desk, teller: Teller) -> None:
    issue = an_issue(desk)
    fill(desk, issue, TOLD[0], catch="")
    actions.make_ready(issue=issue, by=desk.lead)

    with pytest.raises(BadInput, match="changed since"):
        actions.sign(issue=issue, by=desk.publisher, code="another")
