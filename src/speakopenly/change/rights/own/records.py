"""One of our own features: its check as we answered it, why the rest is blank, and whose the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from speakopenly.change.rights.needs import NEEDS, NeedId
from speakopenly.change.rights.records import NeedAnswer, RightsCheck, Standing, StopAnswer, Way
from speakopenly.change.rights.scope import Subject, Touch
from speakopenly.change.rights.stops import STOPS, StopId
from speakopenly.hear.speaking.questions import YesNo

ANSWERED_ON: Final = date(2026, 11, 27)
"""The day on which whoever makes Speak Openly gave these answers; the page is judged as of that day."""
BY: Final = "makers"
"""We want the features used, so every answer of ours is *of the aim*; nobody independent has answered yet."""
RUN_BY: Final = "the service that installs Speak Openly"
Said = tuple[YesNo, str]
"""An answer to a stop, and what it rests on."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature that touches children.

    ``rooms`` are the rooms of the web app where it lives. ``blank`` says of each question left open why
    it is open; ``service`` is what a service must answer before it opens the feature to children.
    """

    check: RightsCheck
    does: str
    rooms: tuple[str, ...]
    blank: Mapping[NeedId, str]
    service: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the feature is called."""
        return self.check.subject.title


def subject(title: str, *touches: Touch, youngest: int | None = None) -> Subject:
    """A feature as what is looked at: never covert, run by a service of which we know nothing."""
    return Subject(title, touches=touches, covert=YesNo.NO, youngest=youngest, run_by=RUN_BY)


def answered(
    what: Subject, *, stops: Mapping[StopId, Said], needs: Iterable[NeedAnswer], ways: Iterable[Way]
) -> RightsCheck:
    """The check with our answers; what all features share is answered once, in ``EVERYWHERE``."""
    said = {**EVERYWHERE, **stops}
    given = tuple(_ours(stop, *said[stop]) for stop in STOPS if stop in said)
    return RightsCheck(what, stops=given, needs=tuple(needs), ways=tuple(ways))


def _ours(stop: StopId, answer: YesNo, evidence: str) -> StopAnswer:
    return StopAnswer(stop, answer, BY, Standing.OF_THE_AIM, ANSWERED_ON, evidence)


def parts_left_blank(check: RightsCheck) -> frozenset[NeedId]:
    """The questions of which a part, or the yes that it asks for, is not there."""
    given = {each.need: each for each in check.needs}
    return frozenset(
        need.id
        for need in NEEDS.values()
        if need.id is not NeedId.N3 and not _is_whole(need.id, given.get(need.id))
    )


def _is_whole(need: NeedId, answer: NeedAnswer | None) -> bool:
    if answer is None:
        return False
    words = dict(answer.words)
    has_words = all(words.get(name, "").strip() for name in NEEDS[need].names)
    return has_words and (not NEEDS[need].asks_yes or answer.yes is YesNo.YES)


EVERYWHERE: Final[Mapping[StopId, Said]] = {
    StopId.S0: (
        YesNo.NO,
        "No page asks anybody to find something out, and nothing is passed to police or intelligence "
        "services by "
        "the software. A person passes on what protects a child, and the writer is told.",
    ),
    StopId.S2: (YesNo.NO, "Nothing here waits for a child to stay where they are."),
    StopId.S3: (YesNo.NO, "No page asks for a crime, or for anything to be kept from anybody."),
    StopId.S4: (
        YesNo.NO,
        "Nothing is covert: what happens with words stands on the page before they are typed.",
    ),
    StopId.S5: (
        YesNo.DONT_KNOW,
        "The pages for young people stay shut until an advocate and an adult by name stand on them. "
        "Whether that "
        "advocate has this child as their only duty, the software cannot see.",
    ),
    StopId.S6: (
        YesNo.NO,
        "No lawyer has named a lawful basis for the software. Each service has its own lawyer and basis.",
    ),
    StopId.S8: (
        YesNo.DONT_KNOW,
        "Money for a child who was hurt is the service's; the software asks whom to ring and no more.",
    ),
}
ASKED_NOBODY: Final = "Nobody has asked children yet. There has been no research with users of any age."
NOT_SIGNED: Final = "Nobody independent of the aim has read and signed this."
NO_ASSESSMENT: Final = (
    "The software can say how long it keeps what. The assessment is made by each service, before first use."
)
NOT_SHOWN: Final = "It has not been tried with children, so nothing shows that it achieves this."
SERVICE_LOOKS: Final = "Which role looks again, how often and who can end it is for each service to name."
FAMILY_TOLD: Final = "What families are told, and when, is for each service; no page of ours says it."
