"""Section 5: how this was done: what the machine did, what people did, what is held back."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core import disclosure
from speakopenly.core.documents import Block, BulletList, Paragraph, Section, SubHeading, Table
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import SAYS_WHO_CHECKED
from speakopenly.understand.findings.sections import channels, copies, drawn
from speakopenly.understand.findings.sections.who import ROUNDED

BY_MACHINE_MEANS = (
    "A machine decides which passages speak of the same thing. It is sometimes wrong: it counts people who"
    " did not speak of a theme, and overlooks others. A number that begins “by the machine’s reading” is its"
    " count, and nobody has checked it; its range does not cover the machine’s mistakes."
)
READ_MEANS = (
    "Where a number says how many people were read by a person, they were drawn by chance from those the"
    " machine counted and from those it did not, and read without knowing which. The number is the stratified"
    " estimate from both (Cochran 1977); its range joins the Wilson intervals of both (Zou, Huang & Zhang"
    " 2009) and covers the machine’s mistakes among the people we heard, and not who was never asked."
)
WORDS_FOR_HOW_MANY = (
    ("nearly all", "the low end of the range is at least 85%"),
    ("most", "the low end is over 50%"),
    ("about half", "the range holds 50% and is at most 20 points wide"),
    ("many", "the low end is at least 30%"),
    ("some", "the low end is at least 10%"),
    ("a few", "eight people or more, otherwise"),
    ("a small number", "one to seven people; the count is hidden"),
    ("no word", "the range is over 30 points wide: the two numbers are given"),
)


def write(draft: Draft) -> Section:
    """The methods statement."""
    return Section(
        "5",
        "How this was done",
        (
            SubHeading("What the machine did"),
            Paragraph("5.1", _machine(draft)),
            SubHeading("What people did"),
            Paragraph("5.2", _people(draft)),
            SubHeading("How we count"),
            Paragraph("5.3", _counting()),
            Table("Words for how many", ("Word", "When it is used"), WORDS_FOR_HOW_MANY),
            SubHeading("What is held back, and why"),
            Paragraph("5.4", _held_back()),
            _hidden(draft),
            Paragraph("5.5", _same_words(draft)),
            *_told_since(draft),
            *_who_checked(draft),
            *drawn.how_steady(draft),
            SubHeading("What made it"),
            BulletList(_versions(draft)),
        ),
    )


def _machine(draft: Draft) -> str:
    method = draft.about.method
    return (
        "On one computer, with nothing sent anywhere, the machine hid what it took for names and other"
        " identifiers, cut the text into passages, and put passages that speak of the same thing together"
        f" (sentence vectors: {method.encoder}; neighbour graph; Leiden communities; seed {method.seed})."
        " It suggested a name for each theme from the words people used."
    )


def _people(draft: Draft) -> str:
    method = draft.about.method
    names = (
        "A person has checked what was hidden."
        if method.names_checked_by_a_person
        else "No person has yet checked what was hidden; recognisers miss some names, so read every quote"
        " before you pass this on. Only passages in which nothing looked like a name or a number are quoted."
    )
    themes = (
        "People decided the themes and their names."
        if method.themes_decided_by_a_person
        else "No person has yet decided the themes: they are suggestions."
    )
    return f"{names} {themes}"


def _counting() -> str:
    return (
        "We count people, not mentions: whoever spoke of a theme is counted once. A group that speaks for"
        " several is counted apart, because nobody knows how many of them said it. The range is the 95%"
        " Wilson interval for the people we heard as if they were drawn by chance, which they were not: it"
        " does not cover who was never asked. The words for how many follow one scale."
    )


def _held_back() -> str:
    return (
        f"Counts of 1 to {disclosure.LARGEST_HIDDEN} are hidden everywhere, and a count is also hidden where"
        " that few did not say it. Counts by group are rounded, and more are hidden where one could be worked"
        " out from the rest. A quote is printed only where its speaker allowed it, and names only what at"
        f" least {disclosure.SMALLEST_SHOWN} people share."
    )


def _hidden(draft: Draft) -> Table:
    hidden = draft.about.method.hidden_by_kind
    rows = tuple((kind.lower(), _safe(count)) for kind, count in sorted(hidden.items()))
    return Table("Identifiers hidden in the text, by kind", ("Kind", "Times hidden"), rows, ROUNDED)


def _safe(count: int) -> str:
    return disclosure.HIDDEN if disclosure.is_small(count) else str(disclosure.round_for_split(count))


def _same_words(draft: Draft) -> str:
    """Older evidence is composed in the words it was signed with."""
    copies = [heard for heard in draft.evidence.heard if heard.same_words_as is not None]
    if not copies:
        return "No two contributions used nearly the same words."
    both_ways = (
        "are shown to analysts both ways" if draft.about.planned is None else "5.6 counts them both ways"
    )
    return (
        f"Contributions that repeat nearly the words of an earlier one: {_safe(len(copies))}. They are"
        " counted as the different people they came from; words said by many at once may be a campaign, and"
        f" {both_ways}."
    )


def _told_since(draft: Draft) -> tuple[Block, ...]:
    """What reports say since their evidence tells of the plan; an older one is composed as it was."""
    if draft.about.planned is None:
        return ()
    return (
        *copies.both_ways(draft, "5.6"),
        SubHeading("How people were to be heard"),
        *channels.as_planned(draft, draft.about.planned, "5.7"),
    )


def _who_checked(draft: Draft) -> tuple[Block, ...]:
    """Whose reading the numbers are; an older report is composed as it was."""
    if draft.about.form < SAYS_WHO_CHECKED:
        return ()
    paragraph = Paragraph("5.8", f"{BY_MACHINE_MEANS} {READ_MEANS}")
    return (SubHeading("Whose reading the numbers are"), paragraph, *_samples(draft))


def _samples(draft: Draft) -> Iterator[Block]:
    """The samples that were read: how many people, and nothing of what each side held."""
    rows = tuple(
        (each.paragraph, each.theme.name, str(each.number.read))
        for each in draft.findings
        if each.number.read is not None
    )
    if rows:
        yield Table("Findings put right by reading", ("Paragraph", "Theme", "People read"), rows)
    else:
        yield Paragraph(None, "No sample of any theme has been read yet.")


def _versions(draft: Draft) -> tuple[str, ...]:
    return tuple(f"{name} {version}" for name, version in sorted(draft.about.method.versions.items()))
