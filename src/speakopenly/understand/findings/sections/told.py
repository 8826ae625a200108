"""Section 7: what those who took part said of the draft. Nobody can leave it out of a report that has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from speakopenly.core import disclosure
from speakopenly.core.documents import Block, Paragraph, Reference, Section, Table
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.member_check import (
    Asked,
    Decision,
    Done,
    MemberCheck,
    OfParagraph,
    Said,
    WentBack,
)

TOLD = "7"
TITLE = "What those who took part said of the draft"
HOW = (
    "Everybody who was asked could say of each paragraph whether it is what they meant, and comment on it."
    " Every “this is not what we meant” is counted here. A comment is printed only where its writer agreed,"
    " in a wording that points to nobody; the others were read and are counted."
)
NOT_ASKED = "This draft did not go back to those who took part, because: "
NO_OBJECTION = "Nobody said of any paragraph: this is not what we meant."
PRIVATE = "Somebody who said this is not what we meant wrote why, and did not agree to have it printed."
UNSAFE = "A comment that could not be printed without pointing to somebody."
DID: dict[Decision, str] = {
    Decision.CHANGED: "We changed the text, because: ",
    Decision.KEPT: "We kept the text, because: ",
}


def write(draft: Draft, check: MemberCheck) -> Section:
    """Who was asked about the draft, what they said, and what was done about it."""
    blocks: list[Block] = []
    if check.why_not:
        blocks.append(Paragraph(f"{TOLD}.1", f"{NOT_ASKED}{check.why_not}"))
    if check.went_back is not None:
        blocks.extend(_went_back(draft, check.went_back, first=len(blocks) + 1))
    return Section(TOLD, TITLE, tuple(blocks))


def in_summary(check: MemberCheck) -> str:
    """The sentence of the summary, so that what hurts is not only at the end."""
    if check.went_back is None:
        return "The draft of this report did not go back to those who took part; section 7 says why."
    objected = sum(each.is_objected_to for each in check.went_back.paragraphs)
    if not objected:
        return f"The draft went back to those who took part (section 7). {NO_OBJECTION}"
    which = "one paragraph" if objected == 1 else f"{objected} paragraphs"
    return (
        f"The draft went back to those who took part. Of {which} some said: this is not what we meant."
        " Section 7 says what was done about it."
    )


def _went_back(draft: Draft, back: WentBack, *, first: int) -> Iterator[Block]:
    yield Paragraph(f"{TOLD}.{first}", _who_was_asked(back))
    if back.groups:
        rows = tuple((each.who, _shown(each.asked), _shown(each.answered)) for each in back.groups)
        yield Table("Who was asked about the draft", ("Group", "Asked", "Answered"), rows)
    yield Paragraph(f"{TOLD}.{first + 1}", HOW)
    if back.paragraphs:
        yield _counts(back)
    if not any(each.is_objected_to for each in back.paragraphs):
        yield Paragraph(None, NO_OBJECTION)
    told_of = [each for each in back.paragraphs if each.said or each.done]
    for number, each in enumerate(told_of, start=first + 2):
        yield from _of_paragraph(draft, each, f"{TOLD}.{number}")


def _who_was_asked(back: WentBack) -> str:
    return (
        f"The draft of edition {back.edition} went back on {_day(back.sent_on)}, until {_day(back.last_day)}."
        f" People asked: {_shown(back.everybody.asked)}. {_answered(back.everybody)}"
    )


def _answered(everybody: Asked) -> str:
    if everybody.answered is None:
        return f"Fewer than {disclosure.SMALLEST_SHOWN} answered, so nobody is told apart."
    return f"Answered: {everybody.answered}." if everybody.answered else "Nobody answered."


def _counts(back: WentBack) -> Table:
    rows = tuple(
        (f"{each.paragraph} {each.name}", _shown(each.meant), _shown(each.not_meant), _shown(each.commented))
        for each in back.paragraphs
    )
    columns = ("Paragraph of the draft", "This is what we meant", "This is not what we meant", "Comments")
    hidden = (
        f"{disclosure.HIDDEN} is a number of one to {disclosure.LARGEST_HIDDEN}, hidden to protect people."
    )
    return Table("What was said of each paragraph", columns, rows, hidden)


def _of_paragraph(draft: Draft, told: OfParagraph, number: str) -> Iterator[Block]:
    now = next((each for each in draft.listed if each.theme.id == told.theme), None)
    of = f"Paragraph {told.paragraph} of the draft, “{told.name}”"
    stands = (f"{of}, now ", Reference(now.paragraph)) if now else (f"{of}, no longer in the report",)
    yield Paragraph(number, (*stands, f". {_how_many_objected(told)}"))
    if told.done is not None:
        yield Paragraph(None, _did(told.done))
    for each in told.said:
        yield Paragraph(None, _wrote(each))
        yield Paragraph(None, _did(each.done))


def _wrote(said: Said) -> str:
    if not said.words:
        return PRIVATE if said.is_private else UNSAFE
    says = "Somebody who said this is not what we meant wrote" if said.is_objection else "Somebody wrote"
    return f"{says}: “{said.words}”"


def _how_many_objected(told: OfParagraph) -> str:
    if not told.is_objected_to:
        return "Nobody said: this is not what we meant."
    who = "A small number of people" if told.not_meant is None else f"{told.not_meant} people"
    return f"{who} said: this is not what we meant."


def _did(done: Done) -> str:
    return f"{DID[done.decision]}{done.because}"


def _shown(count: int | None) -> str:
    return disclosure.HIDDEN if count is None else str(count)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
