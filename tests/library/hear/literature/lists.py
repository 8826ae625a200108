"""Invented records, and lists of them as a database exports them."""

from __future__ import annotations

from typing import Any

from speakopenly.hear.literature.records import Record
from speakopenly.hear.literature.to_ris import write_ris

MEETINGS = "Family meetings before court and days in care: a trial in twelve towns"
SOILS = ("Soil in river valleys", "Birds over the northern sea", "Ice on mountain lakes", "Tides and sand")


def record(title: str, **more: Any) -> Record:
    """A record as a database has it."""
    said = {"authors": ("Pryce, Mair", "Osei, Kofi"), "year": 2024, "journal": "Northmoor Journal of Care"}
    return Record(0, 0, **{"abstract": f"We looked at {title.lower()}.", **said, **more, "title": title})


def ris(*records: Record, junk: str = "") -> bytes:
    """A list as a database exports it, with what it writes around."""
    return (junk + write_ris((each, "") for each in records)).encode()
