"""What many invented people of Northmoor said, on six matters, in words that vary."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from speakopenly.core.records import ContributionId, PersonId
from speakopenly.understand.passages import split_passages
from speakopenly.understand.themes import Voice

MATTERS: dict[str, list[str]] = {
    "waiting": [
        "I waited {n} weeks for a reply.",
        "Waiting for a reply took {n} weeks.",
        "It was a long wait of {n} weeks before anyone came.",
        "We were on the waiting list for {n} months.",
        "The waiting time for an appointment was {n} weeks.",
    ],
    "workers": [
        "We have had {n} different social workers this year.",
        "Our social worker changed {n} times.",
        "Every few months a new social worker, {n} in all.",
        "The social worker left and we started again for the {n} time.",
    ],
    "phone": [
        "Nobody answers the phone, I rang {n} times.",
        "I left {n} phone messages and nobody rang back.",
        "Phone calls are never returned, {n} of them.",
        "Answer the phone please, I called {n} times.",
    ],
    "school": [
        "The school did not tell us about {n} meetings.",
        "My daughter missed {n} days of school.",
        "School and the council do not share information, {n} years now.",
        "His teacher at school helped for {n} terms.",
    ],
    "travel": [
        "The bus to contact takes {n} hours.",
        "Travel to the contact centre costs {n} pounds.",
        "There is no parking at the contact centre, I drove round {n} times.",
        "It is {n} miles by bus to the centre.",
    ],
    "listening": [
        "She really listened to my son, {n} visits in a row.",
        "Nobody listened to what my son wanted in {n} meetings.",
        "I felt listened to for the first time in {n} years.",
        "Listen to children before deciding, I said it {n} times.",
    ],
}
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def make_voice(number: int, text: str, *, question: str | None = None, people: int = 1) -> Voice:
    """The voice of person ``number``."""
    contribution = ContributionId(f"c{number}")
    passages = split_passages(contribution, text)
    return Voice(contribution, PersonId(f"p{number}"), passages, question, people)


def many_voices(extra: Sequence[str] = ()) -> list[Voice]:
    """About 270 voices, one matter each, followed by ``extra``."""
    texts = [
        sentence.format(n=number)
        for number, matter in itertools.product(NUMBERS, MATTERS.values())
        for sentence in matter
    ]
    return [make_voice(number, text) for number, text in enumerate([*texts, *extra])]
