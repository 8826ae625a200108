"""A small invented exercise: 60 people of Northmoor, three themes, one of them spoken of by few."""

from __future__ import annotations

from datetime import date

import pytest

from speakopenly.core.records import ContributionId, Finding, PersonId, Reason, Theme, ThemeId, make_passage
from speakopenly.understand.findings.evidence import About, Evidence, Heard, Intake, Method
from speakopenly.understand.findings.quotes import choose_quotes
from speakopenly.understand.findings.wording import STATEMENT

HANDOVER = "The handover was lost when the worker changed, number by number {}"
LISTENED = "Somebody listened to us and it made the difference this time round"
BSL = "There was nobody who signed at the meeting about our children"


def make_evidence(handover: int = 30, listened: int = 25, bsl: int = 3, silent: int = 2) -> Evidence:
    said = ["handover"] * handover + ["listened"] * listened + ["bsl"] * bsl + ["silent"] * silent
    heard = tuple(_heard(place, what) for place, what in enumerate(said))
    passages = tuple(
        make_passage(each.id, each.text or "", 0, len(each.text or ""))
        for each in heard
        if each.reason is None
    )
    themes = tuple(
        Theme(
            ThemeId(f"T{number:02}"),
            None,
            name,
            f"People spoke of {name}.",
            (name,),
            tuple(passage.id for passage, each in zip(passages, heard, strict=False) if _what(each) == what),
        )
        for number, (what, name) in enumerate(
            [("handover", "changes of worker"), ("listened", "being listened to"), ("bsl", "sign language")],
            1,
        )
    )
    by_passage = {each.id: each for each in passages}
    by_id = {each.id: each for each in heard}
    findings = tuple(
        Finding(theme.id, STATEMENT, theme.description, choose_quotes(theme, by_passage, by_id))
        for theme in themes
    )
    return Evidence(_about(len(heard)), heard, passages, themes, findings)


def _heard(place: int, what: str) -> Heard:
    texts = {
        "handover": HANDOVER.format("x" * (place % 9 + 1)),
        "listened": LISTENED,
        "bsl": BSL,
        "silent": "n/a",
    }
    return Heard(
        id=ContributionId(f"c{place:03}"),
        person=PersonId(f"p{place:03}"),
        text=texts[what],
        reason=Reason.NON_ANSWER if what == "silent" else None,
        groups={"role": ("carer", "practitioner", "parent")[place % 3]},
        may_quote=place % 5 != 0,
    )


def _what(heard: Heard) -> str:
    text = heard.text or ""
    return {"The": "handover", "Somebody": "listened", "There": "bsl"}.get(text.split()[0], "silent")


def _about(found: int) -> About:
    return About(
        title="What helps in Northmoor",
        day=date(2026, 5, 31),
        asked_by="Northmoor",
        intake=Intake(found + 1, {"no text in the row": 1}),
        method=Method({"speakopenly": "0.1.0"}, "minilm", 0, {"PERSON": 12, "NHS": 2}),
        salt="salt",
        group_columns=("role",),
    )


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    return make_evidence()
