from __future__ import annotations

from typing import Any

import pytest

from speakopenly.hear.attachments import cleaning, worker


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clean without a child, for long tables; test_pictures, test_limits and test_any_bytes go the whole way."""

    def work_here(module: str, *, asked: dict[str, Any], data: bytes, limits: object) -> bytes:
        assert module == worker.__name__
        return worker.answer(asked, data)

    monkeypatch.setattr(cleaning, "work_apart", work_here)
