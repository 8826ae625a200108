"""The answer as a draft letter, or a breach as a draft record: names are put in elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import translation

from speakopenly.core.documents import Block, BulletList, Document, Paragraph, Section, Strong
from speakopenly.core.documents.words import day_in_words
from speakopenly.web.public_path import ENGLISH
from speakopenly.web.site.governance.facts import Facts
from speakopenly.web.site.governance.law import fact
from speakopenly.web.site.governance.notices import COMMISSIONER
from speakopenly.web.site.register.grounds import BREACH_FACTS, BY_IDENT, Ground
from speakopenly.web.site.register.models import RIGHTS, Entry, Kind, Outcome
from speakopenly.web.site.register.queries import Clock

WHO = "[Name and address: from your own records]"
SCOTTISH_COMMISSIONER = "the Scottish Information Commissioner"
LAW = {
    Kind.INFORMATION: ("foi", "foi_scotland", "foi_public_interest"),
    Kind.COURT_ORDER: ("court_order",),
    Kind.BREACH: ("breach", "breach_log"),
    Kind.COMPLAINT: ("complaints",),
}
LOOKED = {
    "look_open": "We looked at accounts, at the trail of what was done and in our own files.",
    "look_sealed": "A reader looked through what came in the time and place you told us of.",
    "look_passages": "We searched what is left when names are hidden, by what took place.",
}
OF_A_COMPLAINT = {
    Outcome.IN_FULL: "We looked into it, and you are right. [What went wrong and what is done now.]",
    Outcome.IN_PART: "We looked into it, and in part you are right. [What went wrong, what is done now.]",
    Outcome.REFUSED: "We looked into it, and have found nothing that went wrong.",
}
SAID = {
    Outcome.IN_FULL: "We have done what you asked. [What is enclosed or what was done.]",
    Outcome.IN_PART: "We have done a part of what you asked. [What is enclosed or what was done.]",
    Outcome.REFUSED: "We have not done what you asked.",
    Outcome.NOT_FOUND: "We have found nothing. That does not mean that nobody ever wrote of it.",
}


def letter(entry: Entry, clock: Clock, facts: Facts) -> Document:
    """The draft. It has no name in it and is kept nowhere."""
    with translation.override(ENGLISH):
        write = _record if entry.kind == Kind.BREACH else _answer
        sections = tuple(
            Section(str(place), heading, tuple(blocks))
            for place, (heading, blocks) in enumerate(write(entry, clock, facts), start=1)
        )
        title = f"Draft: {entry.get_kind_display()}"
    return Document(
        title=title,
        subtitle=facts.service,
        edition="DRAFT",
        date=facts.today,
        language="en-GB",
        check_code=entry.number,
        front=(
            Paragraph(
                None,
                (Strong("DRAFT. Read it, put in what stands in [brackets], and take the brackets out."),),
            ),
            Paragraph(None, "It is no legal advice. Ask your data protection officer or your lawyer."),
        ),
        summary=(),
        sections=sections,
        is_short=True,
    )


Parts = Iterable[tuple[str, Iterable[Block]]]


def _answer(entry: Entry, clock: Clock, facts: Facts) -> Parts:
    kind = Kind(entry.kind)
    yield "To", (Paragraph(None, WHO), Paragraph(None, f"Our number: {entry.office_number or entry.number}."))
    yield "Our answer", tuple(_our_answer(entry, facts))
    if grounds := [BY_IDENT[ident] for ident in entry.grounds if ident in BY_IDENT]:
        yield "Why", (BulletList(tuple(_why(each) for each in grounds)),)
    if kind in RIGHTS:
        yield "What we looked at, and what nobody can look at", (BulletList(tuple(_looked(entry))),)
    yield "What you can do", (BulletList(tuple(_rights(kind, facts))),)
    yield (
        "For whoever writes this: the law, and where we read it",
        (BulletList(tuple(fact(name).with_source for name in _law(kind))),),
    )


def _why(ground: Ground) -> str:
    said = f"{ground.said} ({ground.law})."
    return f"[Leave this out where saying it would do harm: {said}]" if ground.may_tell_too_much else said


def _our_answer(entry: Entry, facts: Facts) -> Iterable[Block]:
    if entry.kind == Kind.COURT_ORDER:
        yield Paragraph(
            None, "To the court: [what is given, by whom, on which day, and what does not exist]."
        )
        yield Paragraph(
            None,
            "Speak Openly asks for no name, and keeps no internet address and no hour. Some who wrote left a "
            "way to reach them; it is sealed, and two readers open it together, for at most 90 days: [say "
            "whether one is held]. Words are sealed; those whose last key is gone can be opened by nobody.",
        )
        return
    yield Paragraph(None, f"You asked us on {day_in_words(entry.came_on)}.")
    if entry.extended_on is not None:
        yield Paragraph(
            None,
            f"[If you did: on {day_in_words(entry.extended_on)} we told you that it would take longer, "
            "and why.]",
        )
    said = OF_A_COMPLAINT if entry.kind == Kind.COMPLAINT else SAID
    yield Paragraph(None, said[Outcome(entry.outcome)] if entry.outcome else "[Nothing is decided yet.]")
    if entry.kind == Kind.SUBJECT_ACCESS:
        notice = "why data are used, where they come from, how long they are kept, what your rights are"
        yield Paragraph(None, f"[Enclose the privacy notice that fits: {notice}.]")


def _looked(entry: Entry) -> Iterable[str]:
    done = set(entry.steps.values_list("step", flat=True))
    for ident, said in LOOKED.items():
        yield said if ident in done else f"[Not done yet: {said}]"
    yield "What people tell us here is sealed. No machine can search it for a name."
    yield "If you wrote to us here yourself, your eight words show you all of it at once."


def _rights(kind: Kind, facts: Facts) -> Iterable[str]:
    if kind == Kind.COURT_ORDER:
        officer = facts.answer("officer") or "[how to reach the data protection officer]"
        yield f"Questions about this: {officer}"
        return
    if kind == Kind.INFORMATION:
        yield "You can ask us to look at this again: [how, and until when]."
        who = (
            SCOTTISH_COMMISSIONER
            if facts.nation == "scotland"
            else f"the Information Commissioner: {COMMISSIONER}"
        )
        yield f"After that you can turn to {who}."
        return
    yield f"If you think we got it wrong, tell us: {facts.answer('complaint') or '[how to complain]'}"
    yield f"You can turn to the Information Commissioner: {COMMISSIONER}"
    yield "You can also turn to a court."


def _law(kind: Kind) -> tuple[str, ...]:
    rights = ("subject_access_month", "subject_access_more", "subject_access_pause", "subject_access_search")
    return LAW.get(kind, (*rights, "others_data", "serious_harm"))


def _record(entry: Entry, clock: Clock, facts: Facts) -> Parts:
    yield "When", (BulletList(tuple(_hours(entry, clock))),)
    for name, (asks, choices) in BREACH_FACTS.items():
        chosen = entry.facts.get(name, [])
        said = tuple(str(label) for value, label in choices if value in chosen)
        yield str(asks), (BulletList(said),) if said else (Paragraph(None, "[Not noted yet.]"),)
    grounds = [BY_IDENT[ident] for ident in entry.grounds if ident in BY_IDENT]
    decided = str(entry.get_outcome_display()) if entry.outcome else "[Nothing is decided yet.]"
    yield (
        "What was decided",
        (
            Paragraph(None, decided),
            *((BulletList(tuple(f"{each.said} ({each.law})." for each in grounds)),) if grounds else ()),
        ),
    )
    yield (
        "What happened, in words",
        (Paragraph(None, "[In your own file: no names of children or of who spoke.]"),),
    )
    yield (
        "Whom the Commissioner can ask",
        (Paragraph(None, facts.answer("officer") or "[How to reach the data protection officer.]"),),
    )
    yield (
        "The law, and where we read it",
        (BulletList(tuple(fact(name).with_source for name in LAW[Kind.BREACH])),),
    )


def _hours(entry: Entry, clock: Clock) -> Iterable[str]:
    yield f"We became aware: {Clock(None, entry.aware_at).in_words}."
    yield f"72 hours end: {clock.in_words}."
    if entry.told_at is not None:
        yield f"The Commissioner was told: {Clock(None, entry.told_at).in_words}."
    if entry.late_because:
        yield f"Why later than 72 hours: {entry.get_late_because_display()}."
