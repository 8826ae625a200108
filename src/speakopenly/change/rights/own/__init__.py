"""Our own features that touch children, each taken through the children's rights check as we can answer it.

We answer as those who want the features used. So no stop is cleared by us: that takes a second person, who is
independent of the aim, and there is none. docs/explanation/our-own-features-through-the-rights-check.md is
made of this.
"""

from types import MappingProxyType
from typing import Final

from speakopenly.change.rights.own.culture import CULTURE_SURVEYS
from speakopenly.change.rights.own.danger import DANGER
from speakopenly.change.rights.own.files import FILES
from speakopenly.change.rights.own.machine_reading import MACHINE_READING
from speakopenly.change.rights.own.recordings import RECORDINGS
from speakopenly.change.rights.own.records import ANSWERED_ON, Feature, parts_left_blank
from speakopenly.change.rights.own.rounds import AGREEMENT_ROUNDS
from speakopenly.change.rights.own.surveys import SURVEYS
from speakopenly.change.rights.own.wording import YOUNG_WORDING

FEATURES: Final = (
    YOUNG_WORDING,
    RECORDINGS,
    SURVEYS,
    CULTURE_SURVEYS,
    AGREEMENT_ROUNDS,
    DANGER,
    MACHINE_READING,
    FILES,
)
"""In the order in which a child would meet them."""
TOUCHES_NO_CHILD: Final = MappingProxyType(
    {
        "hear/areas": "names of areas and teams",
        "hear/known_names": "keyed hashes of names of staff, schools and places; no name can be read",
        "hear/keyring": "keys of those who work there",
        "understand/pressures": "official figures of nations and authorities, and what was published anyway",
        "understand/evidence": "what published studies found of ways of working; no child is named or known",
        "change/rights": "the check itself: about practices, never about one child",
        "change/recommendations": "what a service will change; words of children only as findings quote them",
        "change/reviews": "what a service made of an event; words of children only as findings quote them",
        "check/outcomes": "numbers of a service, with small ones hidden",
        "check/replies": "what a service answers to all who spoke",
        "check/bulletin": "stories of workers, de-identified, with their consent",
        "check/learning": "numbers of a service, with small ones hidden",
        "check/supervision": "asked of those who supervise and are supervised, and kept as sums",
        "check/inspections": "published reports of inspectors, who name no child",
        "check/examination": "how a service works and learns; young people only as a survey shows them",
        "site/governance": "documents on how data are kept; what a child reads in them asks nothing",
        "site/register": "numbers and days of requests, orders and breaches; no name and no words",
        "check/trail": "the way back from a line to its passages, for whoever may see those anyway",
    }
)
"""Rooms of the web app without a feature of this list, and why."""

__all__ = ["ANSWERED_ON", "FEATURES", "TOUCHES_NO_CHILD", "Feature", "parts_left_blank"]
