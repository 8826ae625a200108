"""An invented questionnaire in English, Welsh and easy read, and generated ones of every shape."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Choice,
    Condition,
    ConsentText,
    Equals,
    Includes,
    IsAnswered,
    Item,
    ItemKind,
    ItemText,
    Missing,
    Not,
    Questionnaire,
    Quota,
    Response,
    Use,
    Version,
)

EN, CY, EASY = Version("en"), Version("cy"), Version("en-easy")


def _texts(en: str, cy: str, easy: str, **ends: tuple[str, str, str]) -> dict[Version, ItemText]:
    low, high, hint = (ends.get(word, ("", "", "")) for word in ("low", "high", "hint"))
    return {
        version: ItemText(label, hint[place], low[place], high[place])
        for place, (version, label) in enumerate(((EN, en), (CY, cy), (EASY, easy)))
    }


def _choice(name: str, en: str, cy: str, easy: str) -> Choice:
    return Choice(name, {EN: en, CY: cy, EASY: easy})


MEETING = Questionnaire(
    name="first_meeting",
    versions=(EN, CY, EASY),
    titles={EN: "Your first meeting", CY: "Eich cyfarfod cyntaf", EASY: "Your first meeting"},
    consent={
        EN: ConsentText(
            "Northmoor wants to know what first meetings are like. You can leave any question out. "
            "What you write is read by two people who do not work with you.",
            {Use.COUNT: "You may count what I said", Use.QUOTE: "You may quote my words without my name"},
        ),
        CY: ConsentText(
            "Mae Northmoor eisiau gwybod sut mae cyfarfodydd cyntaf yn teimlo. Gallwch adael unrhyw gwestiwn allan.",
            {
                Use.COUNT: "Cewch gyfrif yr hyn a ddywedais",
                Use.QUOTE: "Cewch ddyfynnu fy ngeiriau heb fy enw",
            },
        ),
        EASY: ConsentText(
            "We want to know about your first meeting.\nYou can leave questions out.\nTwo people read this.",
            {Use.COUNT: "You can count what I said", Use.QUOTE: "You can use my words. Not my name."},
        ),
    },
    items=(
        Item(
            "went",
            ItemKind.SINGLE_CHOICE,
            _texts("Did you go to the meeting?", "Aethoch chi i'r cyfarfod?", "Did you go?"),
            choices=(
                _choice("yes", "Yes", "Do", "Yes"),
                _choice("part", "For some of it", "Am ran ohono", "A bit of it"),
                _choice("no", "No", "Naddo", "No"),
            ),
            needed=True,
        ),
        Item(
            "heard",
            ItemKind.SCALE,
            _texts(
                "How well were you listened to?", "Pa mor dda y cawsoch eich clywed?", "Did people listen?",
                low=("Not at all", "Ddim o gwbl", "No"), high=("Very well", "Yn dda iawn", "Yes, a lot"),
            ),
            shown_if=AnyOf((Equals("went", "yes"), Equals("went", "part"))),
        ),  # fmt: skip
        Item(
            "helped",
            ItemKind.MULTIPLE_CHOICE,
            _texts(
                "What helped?", "Beth helpodd?", "What helped you?",
                hint=("Tick all that fit.", "Ticiwch bob un sy'n addas.", "Tick as many as you like."),
            ),
            choices=(
                _choice("friend", "Somebody I trust came along", "Daeth rhywun rwy'n ei drystio", "A friend came"),
                _choice("paper", "Papers came before the meeting", "Daeth papurau cyn y cyfarfod", "I got papers first"),
                _choice("none", "Nothing", "Dim byd", "Nothing"),
            ),
            shown_if=IsAnswered("heard"),
        ),  # fmt: skip
        Item(
            "why_not",
            ItemKind.FREE_TEXT,
            _texts("What kept you away?", "Beth a'ch cadwodd draw?", "Why did you not go?"),
            shown_if=Not(AnyOf((Equals("went", "yes"), Equals("went", "part")))),
            longest=500,
        ),
        Item(
            "more",
            ItemKind.FREE_TEXT,
            _texts(
                "Is there anything else you want to tell us?",
                "Oes unrhyw beth arall yr hoffech ei ddweud?",
                "Do you want to tell us more?",
            ),
            needed=True,
        ),
        Item(
            "voice",
            ItemKind.VOICE_NOTE,
            _texts("You can also say it aloud.", "Gallwch ei ddweud yn uchel hefyd.", "You can say it aloud."),
            same_page=True,
        ),
        Item("letter", ItemKind.FILE, _texts("You can add a picture.", "Gallwch ychwanegu llun.", "Add a picture.")),
        Item("thanks", ItemKind.NOTE, _texts("Thank you for your time.", "Diolch am eich amser.", "Thank you.")),
    ),
    quotas=(Quota("stayed_away", 20, Equals("went", "no")),),
)  # fmt: skip
"""Eight items; nothing is missing."""

COUNTED = Consent(count=True, quote=True)
RESPONSES = (
    Response(
        "r1",
        EN,
        Answers({"went": "yes", "heard": 5, "helped": ("friend",), "more": "=1+1"}),
        COUNTED,
        date(2026, 5, 4),
    ),
    Response(
        "r2",
        CY,
        Answers(
            {"went": "no", "why_not": "Gwaith\na'r bws", "more": Missing.PREFER_NOT_TO_SAY, "letter": "f1"}
        ),
        COUNTED,
    ),
    Response("r3", EASY, Answers({"went": Missing.PREFER_NOT_TO_SAY, "more": "-99", "voice": "v1"}), COUNTED),
    Response("r4", EN, Answers({"went": "part"}), COUNTED),
)
"""Every way of answering and of not answering."""

versions = st.sampled_from(["en", "cy", "en-easy", "cy-young", "pl", "pt-br", "zh-hant-easy"]).map(Version)
names = st.sampled_from(
    ["a", "b2", "went", "why_not", "how_well_in_the_end_of_it_all", "x_1_y", "q17", "thanks", "more", "part"]
)
choice_names = st.sampled_from(
    ["yes", "no", "1", "2b", "part_of_it", "none", "a_long_name_for_a_choice_1", "0"]
)
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n'\"=<&$"), max_size=8
).map(lambda text: f"w{text}s")
patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Any sound questionnaire, with gaps or without."""
    tags = tuple(draw(st.lists(versions, min_size=1, max_size=3, unique=True)))
    items: list[Item] = []
    for name in draw(st.lists(names, min_size=1, max_size=6, unique=True)):
        items.append(_item(draw, name, tags, items))
    some = st.dictionaries(st.sampled_from(tags), words, max_size=3)
    return Questionnaire(
        name=draw(names),
        versions=tags,
        titles=draw(some),
        items=tuple(items),
        consent={tag: ConsentText(text, {Use.COUNT: text}) for tag, text in draw(some).items()},
        uses=tuple(draw(st.sets(st.sampled_from(Use)))) + (Use.COUNT,),
        quotas=_quotas(draw, items),
    )


def _quotas(draw: st.DrawFn, items: list[Item]) -> tuple[Quota, ...]:
    condition = _condition(draw, items, 1)
    return (Quota("some", draw(st.integers(1, 500)), condition),) if condition else ()


def _item(draw: st.DrawFn, name: str, tags: tuple[Version, ...], before: list[Item]) -> Item:
    kind = draw(st.sampled_from(ItemKind))
    texts = {}
    for tag in draw(st.sets(st.sampled_from(tags))):
        ends = (draw(words | st.just("")), draw(words | st.just(""))) if kind is ItemKind.SCALE else ("", "")
        texts[tag] = ItemText(draw(words | st.just("")), draw(words | st.just("")), *ends)
    choices: tuple[Choice, ...] = ()
    if kind.has_choices:
        listed = draw(st.lists(choice_names, min_size=1, max_size=4, unique=True))
        choices = tuple(Choice(own, draw(st.dictionaries(st.sampled_from(tags), words))) for own in listed)
    return Item(
        name,
        kind,
        texts,
        choices,
        needed=kind.asks and draw(st.booleans()),
        shown_if=_condition(draw, before, 2) if draw(st.booleans()) else None,
        same_page=False,
        points=draw(st.integers(2, 11)) if kind is ItemKind.SCALE else 5,
        longest=draw(st.integers(1, 20_000)) if kind is ItemKind.FREE_TEXT else 20_000,
    )


def _condition(draw: st.DrawFn, before: list[Item], deep: int) -> Condition | None:
    asking = [item for item in before if item.kind.asks]
    if not asking:
        return None
    if deep and draw(st.booleans()):
        parts = tuple(part for _ in range(2) if (part := _condition(draw, before, deep - 1)))
        return draw(st.sampled_from([AllOf(parts), AnyOf(parts), Not(parts[0])]))
    item = draw(st.sampled_from(asking))
    point = draw(st.integers(1, item.points))
    match item.kind:
        case ItemKind.SCALE:
            return draw(
                st.sampled_from([AtLeast(item.name, point), Equals(item.name, point), IsAnswered(item.name)])
            )
        case ItemKind.SINGLE_CHOICE:
            return Equals(item.name, draw(st.sampled_from(item.choice_names)))
        case ItemKind.MULTIPLE_CHOICE:
            return Includes(item.name, draw(st.sampled_from(item.choice_names)))
        case _:
            return IsAnswered(item.name)
