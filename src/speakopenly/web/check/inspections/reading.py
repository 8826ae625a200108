"""What is told of a file before it is read, and the reading of it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from speakopenly.check.inspections import Reading
from speakopenly.check.inspections.files import read_report_bytes
from speakopenly.check.inspections.reading import read_report

ACCEPTED: Final = (".pdf", ".txt")
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z _&'-]*[A-Za-z]")


def authority_from(file_name: str) -> str:
    """Whose report a file seems to be by its name: "somerset_2015-03-27.pdf" is Somerset's. Blank if unclear.

    A person sees it beside the report and can say otherwise.
    """
    found = _NAME.match(PurePath(file_name).stem)
    return " ".join(found[0].replace("_", " ").split()).title()[:120] if found else ""


def read(file_name: str, data: bytes) -> Reading:
    """Read a report. Raises BadInput with one clear line for what is no report, or is a scan."""
    return read_report(read_report_bytes(data, file_name))
