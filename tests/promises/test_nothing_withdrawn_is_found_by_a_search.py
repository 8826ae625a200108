"""Words taken back are in no index, vector or saved search: not in the rows, and not in the bytes of any file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.records import ContributionId
from speakopenly.core.sealing import passphrases
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.search import actions, meaning, queries
from speakopenly.web.understand.search.models import Searched
from tests.promises.listeners import QUOTED, THEIR_WORDS, an_exercise
from tests.promises.reporters import database_files

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own files"),
]


def bytes_of(home: Path) -> bytes:
    files = [each for each in (home / "search").rglob("*") if each.is_file()]
    return b"".join(each.read_bytes() for each in (*files, *database_files()))


def test_words_taken_back_are_in_no_byte_of_any_index(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HOME, settings.KEYS, settings.ENCODER = tmp_path, tmp_path / "keys", "static"
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))
    installation_key(may_make=True)
    here = an_exercise()
    holding = [Q(text__contains=word) for word in THEIR_WORDS[QUOTED]]
    theirs = Reading.objects.filter(holding[0] | holding[1] | holding[2])
    numbers = Searched.objects.filter(reading__in=theirs).values_list("number", flat=True)
    index = meaning.opened(here.exercise.pk)
    vectors = [index.vector_of(number).tobytes() for number in numbers]
    kept = actions.save_search(
        exercise=here.exercise, by=here.asha, name="Looked for", typed="handover thistledown", filters={}
    )
    # An index shares the first letters of neighbouring words and cuts endings, so the middles are looked for.
    pieces = [word[3:9].encode() for word in THEIR_WORDS[QUOTED]]
    before = bytes_of(tmp_path)
    gone = frozenset(map(ContributionId, theirs.values_list("ident", flat=True)))

    erasure.forget(Erasure(contributions=gone))

    after = bytes_of(tmp_path)
    assert all(piece in before for piece in (*pieces, *vectors))
    assert [piece for piece in (*pieces, *vectors) if piece in after] == []
    assert Passage.objects.exists()
    assert type(kept).objects.count() == 0
    assert queries.find(here.asha, queries.Asked(f'"{THEIR_WORDS[QUOTED][0]}"')) == []
