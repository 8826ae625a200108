"""What others read: the examiner first, six lines in one order, and the reply always beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from speakopenly.check.examination import QUESTIONS, STEPS, Accuracy, Line, LineReply, NoReply, Trusts
from speakopenly.check.examination.publication import HTML, publish, verify
from speakopenly.check.examination.records import check_code
from speakopenly.check.examination.report import NO_REPLY_YET, NOT_ASKED, compose, who_was_not_asked
from speakopenly.check.examination.sources import NUMBER_OF_REPORTS
from speakopenly.core.documents import Paragraph, SubHeading
from speakopenly.core.publications import Manifest, Packs
from tests.library.check.examination.records import whole


def texts(record_part: object) -> list[str]:
    return [str(each.text) for each in record_part.blocks if isinstance(each, Paragraph)]  # type: ignore[attr-defined]


def test_the_examiner_stands_before_the_six_lines_in_their_order() -> None:
    headings = [each.heading for each in compose(whole()).sections]

    assert headings[:7] == ["The examiner first", *(QUESTIONS[line] for line in Line)]


def test_the_front_says_who_was_not_asked_in_one_line() -> None:
    front = [str(each.text) for each in compose(whole()).front if isinstance(each, Paragraph)]

    assert (
        "The examiner answered about itself. We have not asked its own staff or those it examined." in front
    )
    assert NUMBER_OF_REPORTS in front


@pytest.mark.parametrize(
    ("own_staff", "examined", "said"),
    [
        ((), ("x",), "We have not asked its own staff."),
        (("x",), (), "We have not asked those it examined."),
        (("x",), ("x",), "its own staff and those it examined were asked."),
    ],
)
def test_it_says_which_of_the_two_was_not_asked(
    own_staff: tuple[str, ...], examined: tuple[str, ...], said: str
) -> None:
    assert who_was_not_asked(replace(whole(), own_staff=own_staff, examined=examined)).endswith(said)


def test_what_was_seen_and_what_is_said_to_it_are_paragraphs_alike() -> None:
    section = compose(whole()).sections[1]
    printed = [each for each in section.blocks if isinstance(each, Paragraph)]
    seen = next(each for each in printed if "the rota had a gap" in str(each.text))
    said = next(each for each in printed if "the gap is filled" in str(each.text))

    assert seen.number
    assert said.number
    assert type(seen) is type(said)


def test_a_line_without_a_reply_says_so() -> None:
    bare = replace(whole(), lines=tuple(replace(each, reply=None) for each in whole().lines))

    assert all(NO_REPLY_YET in texts(section) for section in compose(bare).sections[1:7])


def test_a_reply_to_earlier_words_is_printed_as_one_with_the_statement() -> None:
    reply = LineReply(Accuracy.ACCURATE, "The gap is filled.", date(2026, 3, 9), is_of_now=False)
    lines = (replace(whole().lines[0], reply=reply), *whole().lines[1:])
    stated = NoReply(date(2026, 3, 2), date(2026, 4, 20), "We wrote twice.")
    sections = compose(replace(whole(), lines=lines, no_reply=stated)).sections

    said = texts(sections[1])
    assert "The facts are right. Replied on 9 March 2026. It was a reply to earlier words." in said
    assert "The authority was asked on 2 March 2026 and had not replied by 20 April 2026." in said
    assert not [each for each in texts(sections[2]) if "had not replied" in each]


def test_no_page_lists_the_steps_of_several_lines() -> None:
    document = compose(whole())
    together = [*document.front, *document.summary]

    words = " ".join(str(each.text) for each in together if isinstance(each, Paragraph))
    assert not [word for word in STEPS.values() if word in words]
    assert all(
        sum(word in " ".join(texts(section)) for word in STEPS.values()) <= 1 for section in document.sections
    )


def test_two_trusts_stand_apart_and_together_on_the_sixth_line() -> None:
    record = replace(whole(), trusts=Trusts(between_levels=("Staff in managers: 61% (50% to 71%).",)))
    sixth = compose(record).sections[6]
    names = [each.text for each in sixth.blocks if isinstance(each, SubHeading)]

    assert "Trust between levels of staff" in names
    assert "Trust between families and professionals" in names
    assert "Staff in managers: 61% (50% to 71%)." in texts(sixth)
    assert NOT_ASKED in texts(sixth)


def test_the_three_documents_agree_and_an_altered_one_is_found() -> None:
    packs = publish(whole())
    manifest = _manifest(packs)
    altered = {**packs.public, HTML: packs.public[HTML].replace(b"the gap is filled", b"the gap is there")}

    assert verify(manifest, packs) == []
    assert verify(manifest, Packs(altered, {})) != []
    assert verify(manifest, Packs({HTML: packs.public[HTML]}, {})) != []


def test_the_check_code_follows_every_word() -> None:
    changed = replace(whole(), body="Another body")

    assert check_code(whole()) == check_code(whole())
    assert check_code(changed) != check_code(whole())


def _manifest(packs: Packs) -> Manifest:
    import json

    return Manifest(**json.loads(packs.public["manifest.json"]))
