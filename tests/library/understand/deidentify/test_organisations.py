"""Named bodies, and generic ones that name no one."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.lexicon import load_lexicon
from speakopenly.understand.deidentify.organisations import find_organisations
from speakopenly.understand.deidentify.reading import read


def bodies_in(text: str) -> list[str]:
    return [text[body.start : body.end] for body in find_organisations(read(text, load_lexicon()))]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("seen at the Purple Annexe today", "Purple Annexe"),
        ("on to Merrow Hill Primary. Then", "Merrow Hill Primary"),
        ("He lives at Larchfield House.", "Larchfield House"),
        ("handover from larchfield house staff", "larchfield house"),
        ("sister on kestrel ward says", "kestrel ward"),
        ("hearing at Hexbridge Family Court.", "Hexbridge Family Court"),
        ("back from carrowmere general late", "carrowmere general"),
        ("once at St Aidan's and once", "St Aidan's"),
        ("from Ridge & Holloway Solicitors sat", "Ridge & Holloway Solicitors"),
        ("my job at Pegg's Bakery.", "Pegg's Bakery"),
        ("thing about Harbour Lights", "Harbour Lights"),
        ("i got moved from the rowans to", "rowans"),
        ("session at Stepping Stones on", "Stepping Stones"),
        ("yn Ysgol Maes y Dderwen am", "Ysgol Maes y Dderwen"),
        ("a worker from Team Kestrel came", "Team Kestrel"),
    ],
)
def test_a_named_body_is_found(text: str, body: str) -> None:
    assert body in bodies_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted are due, and the NHS app is down.",
        "The police were called, and the court was told.",
        "Children's Services is not one service.",
        "We follow Working Together and Early Help.",
        "The Family Court and the High Court differ.",
        "CAMHS, MASH and the Virtual School were asked.",
        "her new primary school is a long way",
        "the duty team and the contact centre",
    ],
)
def test_a_generic_body_is_left(text: str) -> None:
    assert bodies_in(text) == []
