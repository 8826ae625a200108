"""Names of people, by list, capital and cue."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.lexicon import load_lexicon
from speakopenly.understand.deidentify.lines import find_names_by_line
from speakopenly.understand.deidentify.people import find_people
from speakopenly.understand.deidentify.reading import read


def people_in(text: str) -> list[str]:
    lexicon = load_lexicon()
    found = [*find_people(read(text, lexicon)), *find_names_by_line(text, lexicon)]
    return [text[person.start : person.end] for person in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We spoke to Zed Quillfeather about it.", "Zed Quillfeather"),
        ("Home visit to Ms Danuta Wilk at noon.", "Ms Danuta Wilk"),
        ("the grandparents, Mr and Mrs Gallacher, travelled", "Mr and Mrs Gallacher"),
        ("The order was made by HHJ Farrow.", "HHJ Farrow"),
        ("rang mr sayeed again", "mr sayeed"),
        ("Apologies from Dr Lindqvist.", "Dr Lindqvist"),
        ("my sister angel is ok", "angel"),
        ("my sw is called jas", "jas"),
        ("some lad called jet came", "jet"),
        ("ppl call me stitch anyway", "stitch"),
        ("woke 3.40 jaydens door alarm going", "jayden"),
        ("rang edt re tyrone b not back", "tyrone b"),
        ("checks done, tk snoring", "tk"),
        ("the half note on the macauley kids", "macauley"),
        ("about the weight of the Delacroix family", "Delacroix"),
        ("Caoimhe and Oisín talked", "Oisín"),
        ("Grace told me that she knew.", "Grace"),
        ("Will was the only decent one.", "Will"),
        ("signed by Will Ashdown, May Ashdown and me", "May Ashdown"),
        ("if mercy has a cot", "mercy"),
        ("police dropped summer off at five", "summer"),
        ("J. said he does not want it.", "J."),
        ("Fellside said S.K. had been given it", "S.K."),
        ("SW K. Nowicki to call back.", "K. Nowicki"),
        ("their cousin Big Mick.", "Big Mick"),
        ("Baby Noah can come home", "Noah"),
        ("Auntie Precious brought a card", "Precious"),
        ("name of Le Thi Hoa", "Le Thi Hoa"),
        ("Arrested by PC 4471 Dunne.", "PC 4471 Dunne"),
    ],
)
def test_a_name_is_found_with_its_title_and_without_its_label(text: str, name: str) -> None:
    assert name in people_in(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kezia: I will. It took weeks.\nTom: Nine?", "Kezia"),
        ("00:04:12 Hope: I hope that is it.", "Hope"),
        ("GJ: can i say something\nLou: course", "GJ"),
        ("Dear Mrs Gallacher,\n\nThank you.", "Mrs Gallacher"),
        ("Please ring.\n\nKind regards,\nMay Lim\nHealth Visitor", "May Lim"),
        ("Sorted.\nThanks, Bex", "Bex"),
        ("It is done.\n\nD. Osei-Mensah\nOfficer", "D. Osei-Mensah"),
        ("See you there. C x", "C"),
    ],
)
def test_a_name_is_found_where_a_name_stands(text: str, name: str) -> None:
    assert name in people_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will someone please tell us who signs off the budget?",
        "I may have misread the form.",
        "Hope is not the same as a plan.",
        "With good grace she handed over the keys.",
        "Numbers rose sharply after half term.",
        "Mark the visit as done.",
        "We kept faith with the family.",
        "The IRO raised it with the LADO, and HR asked the IRO.",
        "The Independent Reviewing Officer and the Virtual School Head came.",
        "Interviewer: What happened then?",
        "Just joy, honestly.",
        "i never know who is on duty til i ring",
        "The manager said she would think about it.",
    ],
)
def test_words_roles_and_bodies_are_not_people(text: str) -> None:
    assert people_in(text) == []
