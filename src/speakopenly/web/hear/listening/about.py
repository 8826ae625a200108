"""What was said of a file that is no table, as an import keeps it: choices and places, never its words.

Speakers are kept by their place among those of the file, because a file calls them by their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from speakopenly.core.records import Channel, Kind
from speakopenly.hear.listening import Gathered, Setting
from speakopenly.web.hear.listening import consents

ROLE: Final = "role"
NATION: Final = "nation"
SPOKEN: Final = frozenset({Kind.INTERVIEW_TURN})
"""Kinds whose speakers are told apart."""
OF_A_DOCUMENT: Final = (
    Kind.SUBMISSION,
    Kind.SESSION_NOTE,
    Kind.COMPLAINT,
    Kind.COMPLIMENT,
    Kind.PRACTICE_AUDIT,
    Kind.EXIT_INTERVIEW,
    Kind.REVIEWING_OFFICER_ESCALATION,
    Kind.COURT_FEEDBACK,
    Kind.INSPECTION_REPORT,
    Kind.PUBLIC_TEXT,
)
"""What a document may be; the first is what it is taken for."""
CHANNEL_OF: Final[Mapping[Kind, Channel]] = {
    Kind.SUBMISSION: Channel.SUBMISSION,
    Kind.SESSION_NOTE: Channel.MEETING,
    Kind.INTERVIEW_TURN: Channel.INTERVIEW,
    Kind.LITERATURE_RECORD: Channel.LITERATURE,
    Kind.PUBLIC_TEXT: Channel.PUBLIC_TEXT,
    Kind.INSPECTION_REPORT: Channel.PUBLIC_TEXT,
}
"""The channel a kind usually comes by; what the service was told anyway comes by ``SERVICE_RECORD``."""
ONLY_BY: Final[Mapping[Kind, Channel]] = {
    kind: CHANNEL_OF[kind] for kind in (Kind.LITERATURE_RECORD, Kind.PUBLIC_TEXT, Kind.INSPECTION_REPORT)
}
"""Kinds behind which nobody is heard, whatever was chosen: they would be counted as people."""


def kind_of(gathered: Gathered) -> Kind:
    """What the pieces of a file are, by the reader that read it."""
    return gathered.pieces[0].kind if gathered.pieces else Kind.SUBMISSION


def usual_channel(kind: Kind) -> Channel:
    """The channel that is suggested for a kind."""
    return CHANNEL_OF.get(kind, Channel.SERVICE_RECORD)


def packed(setting: Setting, speakers: Mapping[int, Mapping[str, str]] | None) -> dict[str, Any]:
    """A setting as ``Import.about`` keeps it; its channel stands beside it."""
    return {
        "kind": str(setting.kind) if setting.kind else "",
        "groups": dict(setting.groups),
        "consent": consents.packed(setting.consent),
        "speaks_for": setting.speaks_for,
        "said_on": setting.said_on.isoformat() if setting.said_on else "",
        "checked": setting.checked,
        "speakers": None
        if speakers is None
        else {str(place): dict(groups) for place, groups in speakers.items()},
    }


def setting_of(kept: Mapping[str, Any], gathered: Gathered, channel: Channel) -> Setting:
    """The setting again, with the speakers called as the file calls them."""
    names, speakers = gathered.speakers, kept["speakers"]
    return Setting(
        channel=channel,
        kind=Kind(kept["kind"]) if kept["kind"] else None,
        groups=kept["groups"],
        consent=consents.unpacked(kept["consent"]),
        speaks_for=kept["speaks_for"],
        said_on=date.fromisoformat(kept["said_on"]) if kept["said_on"] else None,
        checked=kept.get("checked", False),
        speakers=None
        if speakers is None
        else {names[int(place)]: groups for place, groups in speakers.items()},
    )
