"""Themes hold what people said, every voice has its place, and a run can be repeated to the byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from speakopenly.core.records import Reason
from speakopenly.understand.embeddings import Encoder, VectorCache, load_encoder
from speakopenly.understand.themes import ThemeSet, Voice, find_themes, nodes, texts_to_forget
from tests.library.understand.themes.voices import MATTERS, make_voice, many_voices

AGAIN = """
import sys
from threadpoolctl import threadpool_limits
from tests.library.understand.themes.test_find_themes import EXTRA, digest_of
from tests.library.understand.themes.voices import many_voices
from speakopenly.understand.embeddings import load_encoder
from speakopenly.understand.themes import find_themes
sys.stdout.write(digest_of(find_themes(many_voices(EXTRA), encoder=load_encoder())))
"""
EXTRA = (
    "n/a",
    "...",
    "7",
    "Mae pawb yn garedig iawn gyda ni yma.",
    "Nobody answers the phone. The bus takes hours and hours to the contact centre. No.",
)


def digest_of(found: ThemeSet) -> str:
    return hashlib.sha256(repr((found.themes, found.assignments, found.steadiness)).encode()).hexdigest()


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def voices() -> list[Voice]:
    return many_voices(EXTRA)


@pytest.fixture(scope="module")
def found(encoder: Encoder, voices: list[Voice]) -> ThemeSet:
    return find_themes(voices, encoder=encoder)


def test_every_voice_is_placed_or_has_a_reason_in_the_order_given(
    found: ThemeSet, voices: list[Voice]
) -> None:
    assert [one.contribution for one in found.assignments] == [voice.contribution for voice in voices]
    assert all((one.theme is None) != (one.reason is None) for one in found.assignments)
    assert [one.reason for one in found.assignments[-len(EXTRA) :]] == [
        Reason.NON_ANSWER,
        Reason.NO_WORDS,
        Reason.TOO_SHORT,
        Reason.LANGUAGE_NOT_COVERED,
        None,
    ]


def test_people_who_speak_of_one_matter_stand_together(found: ThemeSet) -> None:
    matters = [matter for _ in range(11) for matter, sentences in MATTERS.items() for _ in sentences]
    by_theme: dict[str, Counter[str]] = {}
    for matter, one in zip(matters, found.assignments, strict=False):
        by_theme.setdefault(str(one.theme), Counter())[matter] += 1

    agreeing = sum(counts.most_common(1)[0][1] for counts in by_theme.values())

    assert agreeing >= 0.9 * len(matters)


def test_a_passage_stands_in_one_top_theme_and_at_most_one_sub_theme(
    found: ThemeSet, voices: list[Voice]
) -> None:
    tops = [theme for theme in found.themes if theme.parent is None]
    in_tops = Counter(passage for theme in tops for passage in theme.passages)
    speaking = {p.id for voice in voices for p in voice.passages if p.text != "No."} - {
        p.id for voice in voices[-len(EXTRA) : -1] for p in voice.passages
    }

    assert set(in_tops) == speaking
    assert set(in_tops.values()) == {1}
    for top in tops:
        below = [p for theme in found.themes if theme.parent == top.id for p in theme.passages]
        assert below == [] or sorted(below) == sorted(top.passages)


def test_sub_themes_follow_their_theme_and_carry_its_id(found: ThemeSet) -> None:
    top = None
    for theme in found.themes:
        if theme.parent is None:
            top = theme.id
        else:
            assert theme.parent == top
            assert theme.id.startswith(f"{top}.")
    assert found.themes[0].id == "T01"


def test_names_are_phrases_and_no_two_are_the_same(found: ThemeSet) -> None:
    names = [theme.name for theme in found.themes]

    assert len(set(names)) == len(names)
    assert all(name not in {"the", "and", "a", "i", "very", "good", "nobody"} for name in names)
    assert all(theme.description.endswith(".") for theme in found.themes)


def test_each_theme_says_how_steady_it_is(found: ThemeSet) -> None:
    assert set(found.steadiness) == {theme.id for theme in found.themes}
    assert all(0 <= share <= 1 for share in found.steadiness.values())


def test_a_second_run_in_one_process_gives_the_same_bytes(found: ThemeSet) -> None:
    again = find_themes(many_voices(EXTRA), encoder=load_encoder())

    assert digest_of(again) == digest_of(found)


@pytest.mark.parametrize(("hash_seed", "threads"), [("1", "1"), ("2", "4")])
def test_a_run_in_another_process_gives_the_same_bytes(found: ThemeSet, hash_seed: str, threads: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": threads}
    environment |= {"OPENBLAS_NUM_THREADS": threads}

    again = subprocess.run(
        [sys.executable, "-c", AGAIN],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[4],
    )

    assert again.stdout == digest_of(found)


def test_detected_identifiers_never_name_a_theme(encoder: Encoder) -> None:
    extra = [
        f"Rowan Fern at Elm Lodge helped us with the school place {n}" for n in ("once", "twice", "again")
    ] * 4
    hidden = ["Rowan Fern", "Elm Lodge", "contact centre", "[name]"]

    found = find_themes(many_voices(extra), encoder=encoder, hidden_words=hidden)

    written = " ".join(f"{t.name} {t.description} {' '.join(t.keywords)}" for t in found.themes).lower()
    assert not {"rowan", "fern", "elm", "lodge", "contact", "centre", "[name]"} & set(written.split())
    assert "[" not in written


def test_a_campaign_does_not_become_several_themes(encoder: Encoder) -> None:
    letter = "Please keep the Northmoor toy library open because our little ones love to borrow toys from it"

    found = find_themes(many_voices([letter] * 80), encoder=encoder)

    assert len({one.theme for one in found.assignments[-80:]}) == 1


def test_a_person_who_speaks_for_nine_counts_for_nine(encoder: Encoder) -> None:
    voices = [
        make_voice(n, f"The {word} meals are cold at lunch.")
        for n, word in enumerate(["school", "hot", "late"])
    ]
    voices += [
        make_voice(n + 3, f"No {word} on the bus.", people=9) for n, word in enumerate(["seats", "heating"])
    ]

    found = find_themes(voices, encoder=encoder)

    assert found.assignments[-1].theme == "T01"


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_few_voices_are_placed_too(encoder: Encoder, count: int) -> None:
    voices = many_voices()[:count]

    found = find_themes(voices, encoder=encoder)

    assert [one.theme is not None for one in found.assignments] == [True] * count
    assert len(found.themes) <= max(count, 0)


def test_questions_and_progress_are_heard(encoder: Encoder) -> None:
    voices = [
        make_voice(n, text, question=f"Q{n % 2}")
        for n, text in enumerate(MATTERS["phone"] + MATTERS["school"])
    ]
    stages: list[str] = []

    found = find_themes(voices, encoder=encoder, progress=lambda stage, done, total: stages.append(stage))

    assert len(found.assignments) == len(voices)
    assert list(dict.fromkeys(stages)) == ["reading", "encoding", "grouping", "naming"]


def test_everything_a_run_leaves_in_a_cache_can_be_forgotten(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, key=b"a key of sixteen bytes or more")
    voice = make_voice(0, "Nobody answers  the phone. The bus takes an hour. No.")
    find_themes([voice], encoder=load_encoder(cache=cache))

    # The 3 wordings of this voice: two passages that speak, and the whole.
    assert cache.forget(texts_to_forget(voice)) == 3


def test_above_the_limit_a_sample_is_searched_and_everyone_is_placed(
    encoder: Encoder, voices: list[Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "SEARCH_ALL_BELOW", 100)
    monkeypatch.setattr(nodes, "SAMPLE", 90)

    found = find_themes(voices, encoder=encoder)

    assert [one.reason for one in found.assignments].count(None) == len(voices) - 4
    tops = [passage for theme in found.themes if theme.parent is None for passage in theme.passages]
    assert len(tops) == len(set(tops)) > 260
