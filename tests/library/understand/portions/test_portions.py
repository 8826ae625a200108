"""Themes found in portions are those found at once; what is kept meanwhile opens to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from speakopenly.core.errors import SealBroken
from speakopenly.core.records import Contribution, ContributionId, PersonId
from speakopenly.core.sealing import WorkKey
from speakopenly.understand.embeddings import Encoder, load_encoder
from speakopenly.understand.portions import (
    HowToRead,
    Kept,
    Placed,
    Portion,
    ReadPortion,
    find_in_portions,
    keep_portions,
)
from speakopenly.understand.portions.hands import Here, Read
from speakopenly.understand.portions.reading import read_portion
from speakopenly.understand.portions.records import REASONS
from speakopenly.understand.reading import read_contributions
from speakopenly.understand.themes import Voice, find_themes
from tests.library.understand.portions.northmoor import TEXTS, portions

AS_GIVEN = HowToRead("minilm", hide=False)
DIGEST = b"\1" * 32


class Cut(Exception):
    """The run was cut short."""


class CutAfter:
    """Hands that stop in the middle of a run, as when the machine is switched off."""

    def __init__(self, count: int) -> None:
        self.count = count

    def each(self, read: Read, given: Iterator[Portion], how: HowToRead) -> Iterator[tuple[Portion, bytes]]:
        for number, portion in enumerate(given):
            if number == self.count:
                raise Cut
            yield portion, read(portion, how)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return keep_portions(portions(50), AS_GIVEN, Here(), out=tmp_path_factory.mktemp("kept"), digest=DIGEST)


def find(kept: Kept, encoder: Encoder, **more: int) -> Placed:
    return find_in_portions(kept, encoder=encoder, seed=0, identifiers_in=lambda words, texts: (), **more)


def told(placed: Placed) -> tuple[object, ...]:
    """Everything that is written of a run, as plain values."""
    themes = [(theme.id, theme.parent, theme.name, theme.keywords) for theme in placed.themes]
    where = [
        (given, theme, round(strength, 4))
        for portion, placement in placed.each()
        for given, theme, strength in zip(
            portion.given_ids, placement.of_contributions.tolist(), placement.strength.tolist(), strict=True
        )
    ]
    passages = [theme for _, placement in placed.each() for theme in placement.of_passages.tolist()]
    return themes, where, passages, placed.people, placed.passages, placed.base


@pytest.fixture(scope="module")
def whole(kept: Kept, encoder: Encoder) -> Placed:
    return find(kept, encoder)


@pytest.fixture(scope="module")
def sampled(kept: Kept, encoder: Encoder) -> Placed:
    return find(kept, encoder, search_all_below=20, sample=120)


def test_what_fits_in_memory_has_the_themes_it_would_have_had(whole: Placed, encoder: Encoder) -> None:
    (portion,) = portions(len(TEXTS))
    contributions = [
        Contribution(ContributionId(str(row)), PersonId(person), text)
        for row, person, text in zip(portion.rows, portion.people, portion.texts, strict=True)
    ]
    readings = read_contributions(contributions, deidentifier=None)
    voices = [
        Voice(one.contribution.id, one.contribution.person, one.passages, is_read=True)
        for one in readings
        if one.reason is None
    ]

    found = find_themes(voices, encoder=encoder)

    assert whole.themes == found.themes
    placed = {
        str(row): (theme, strength)
        for portion, placement in whole.each()
        for row, theme, strength in zip(
            portion.rows, placement.of_contributions, placement.strength, strict=True
        )
    }
    for one in found.assignments:
        theme, strength = placed[one.contribution]
        assert (whole.themes[theme].id, strength) == (one.theme, one.strength)


@pytest.mark.parametrize("more", [{}, {"search_all_below": 20, "sample": 120}], ids=["whole", "sampled"])
def test_nothing_depends_on_the_size_of_a_portion(
    more: dict[str, int], whole: Placed, sampled: Placed, encoder: Encoder, tmp_path: Path
) -> None:
    other = keep_portions(portions(37), AS_GIVEN, Here(), out=tmp_path, digest=DIGEST)

    assert told(find(other, encoder, **more)) == told(sampled if more else whole)


def test_from_a_sample_every_passage_is_placed_and_people_add_up(sampled: Placed) -> None:
    assert sampled.settings["sampled_voices"] < len(TEXTS)
    for portion, placement in sampled.each():
        speaks = portion.reasons == -1
        assert ((placement.of_contributions >= 0) == speaks).all()
        assert ((placement.of_passages >= 0) == (portion.vector_of >= 0)).all()
        assert ((placement.strength > 0) == speaks).all()
    tops = [at for at, theme in enumerate(sampled.themes) if theme.parent is None]
    said = sum(int((portion.vector_of >= 0).sum()) for portion, _ in sampled.each())
    assert sum(sampled.passages[at] for at in tops) == said
    assert all(0 < people <= sampled.base for people in sampled.people)
    assert [sampled.people[at] for at in tops] == sorted((sampled.people[at] for at in tops), reverse=True)


def test_a_sample_finds_the_matters_that_the_whole_has(whole: Placed, sampled: Placed) -> None:
    from sklearn.metrics import adjusted_mutual_info_score

    one, other = (
        np.concatenate([placement.of_contributions for _, placement in placed.each()])
        for placed in (whole, sampled)
    )

    assert adjusted_mutual_info_score(one, other) > 0.6


def test_a_run_cut_short_goes_on_where_it_stopped(whole: Placed, encoder: Encoder, tmp_path: Path) -> None:
    with pytest.raises(Cut):
        keep_portions(portions(50), AS_GIVEN, CutAfter(2), out=tmp_path, digest=DIGEST)

    again = keep_portions(portions(50), AS_GIVEN, Here(), out=tmp_path, digest=DIGEST)

    assert again.read_again == 2
    assert told(find(again, encoder)) == told(whole)


def test_what_is_left_of_a_run_opens_with_its_own_file_alone(tmp_path: Path) -> None:
    first = next(portions(50))
    kept = keep_portions([first], AS_GIVEN, Here(), out=tmp_path, digest=DIGEST)
    (file,) = (tmp_path / ".portions").iterdir()
    sealed = file.read_bytes()

    assert (tmp_path / ".portions").stat().st_mode & 0o777 == 0o700
    assert not any(word.encode() in sealed for word in ("phone", "waited", "id7", DIGEST.hex()))
    with pytest.raises(SealBroken):
        WorkKey.of_file(b"\2" * 32).open(sealed, about=file.name)
    with pytest.raises(SealBroken):
        WorkKey.of_file(DIGEST).open(sealed, about=file.name + "x")
    file.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert not kept.has(first, AS_GIVEN)
    kept.take_away()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("change", ["words", "setting"])
def test_another_portion_or_another_setting_is_read_anew(change: str, tmp_path: Path) -> None:
    first = next(portions(5))
    keep_portions([first], AS_GIVEN, Here(), out=tmp_path, digest=DIGEST)
    how = HowToRead("minilm", hide=True) if change == "setting" else AS_GIVEN
    (other,) = [next(portions(5 if change == "setting" else 4))]

    assert keep_portions([other], how, Here(), out=tmp_path, digest=DIGEST).read_again == 0


def test_short_words_are_foreign_in_foreign_company_whichever_portion_they_are_in(tmp_path: Path) -> None:
    german = (
        "Die Betreuerin hat meinem Sohn wirklich zugeh\u00f6rt und alles in Ruhe erkl\u00e4rt.",
        "Wir haben wochenlang auf eine Antwort des Amtes gewartet und niemand rief zur\u00fcck.",
        "Das Telefon wird nie abgenommen, und die Briefe kommen immer viel zu sp\u00e4t an.",
    )
    texts = (*german, "Warum?")
    rows = [Portion(at, (at,), (str(at),), (str(at),), (None,), (text,), ()) for at, text in enumerate(texts)]
    contributions = [
        Contribution(ContributionId(str(at)), PersonId(str(at)), text) for at, text in enumerate(texts)
    ]

    kept = keep_portions(rows, AS_GIVEN, Here(), out=tmp_path, digest=DIGEST)
    placed = find(kept, load_encoder())

    expected = [reading.reason for reading in read_contributions(contributions, deidentifier=None)]
    assert [REASONS[int(portion.reasons[0])] for portion, _ in placed.each()] == expected


def test_a_welsh_answer_is_themed_by_its_gloss_and_names_nothing() -> None:
    welsh = "Doedd neb yn ateb y ff\u00f4n. Mae'r bws yn cymryd dwy awr."
    portion = Portion(0, (2,), ("a",), ("a",), (None,), (welsh,), ())

    voice = ReadPortion.unpack(read_portion(portion, AS_GIVEN)).voice(0)

    assert [passage.text for passage in voice.passages] == ["nobody answer phone", "bus two hours"]
    assert [welsh[each.start : each.end].split()[0] for each in voice.passages] == ["Doedd", "Mae'r"]
    assert not voice.may_quote


def test_no_part_of_a_portion_is_ever_shown() -> None:
    assert repr(next(portions(50))) == "Portion(number=0)"
