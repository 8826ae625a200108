"""A published PDF comes in as it is; a web page saved as PDF is refused with one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from speakopenly.check.inspections import Line
from speakopenly.core.errors import BadInput
from speakopenly.web.check.inspections import reading


@pytest.fixture(scope="module")
def files(shared_data: Path) -> list[bytes]:
    """The published files, the smallest first."""
    found = [path.read_bytes() for path in (shared_data / "inspections" / "pdf").glob("*.pdf")]
    assert len(found) == 7
    return sorted(found, key=len)


def test_a_published_pdf_is_read(files: list[bytes]) -> None:
    data = next(each for each in files if each.startswith(b"%PDF"))

    found = reading.read("northmoor.pdf", data)

    assert found.pages > 5
    assert found.date is not None
    assert found.lines[Line.WORKLOAD_PRESSURE].quotes


def test_a_web_page_saved_as_pdf_is_refused_in_one_line(files: list[bytes]) -> None:
    pages = [each for each in files if not each.startswith(b"%PDF")]
    assert len(pages) == 2

    for data in pages:
        with pytest.raises(BadInput) as refused:
            reading.read("northmoor.pdf", data)
        assert "\n" not in str(refused.value)
        assert "northmoor.pdf" in str(refused.value)
