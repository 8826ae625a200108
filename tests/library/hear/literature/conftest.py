from __future__ import annotations

from typing import Any

import pytest

from speakopenly.hear.literature import reading, worker


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without a child, for long tables; test_files goes the whole way."""

    def work_here(module: str, *, asked: dict[str, Any], data: bytes, limits: object) -> bytes:
        assert module == worker.__name__
        return worker.answer(asked, data)

    monkeypatch.setattr(reading, "work_apart", work_here)
