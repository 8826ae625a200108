"""One command brings many files into an exercise; for each the sums add up, and what cannot be read is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from speakopenly.core.records import Kind
from speakopenly.web.bring_in import bring_in
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Exercise, Import, ImportState
from tests.web.hear.conftest import SMALL
from tests.web.hear.conftest import exercise as exercise
from tests.web.hear.files_said import SUBMISSION, TALK

BY = ["--by", "asha@northmoor.example", "--agreed", "count"]


def run(exercise: Exercise, *more: object) -> Result:
    return CliRunner().invoke(bring_in, [exercise.slug, *map(str, more), *BY], standalone_mode=False)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    said = {"said.csv": SMALL, "carers.txt": SUBMISSION.encode(), "talk.vtt": TALK.encode()}
    for name, data in said.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in said}


def test_tables_and_documents_come_in_together(exercise: Exercise, files: dict[str, Path]) -> None:
    done = run(exercise, files["said.csv"], files["carers.txt"], "--agreed", "quote")

    assert done.return_value == 0, done.output
    assert done.output.splitlines() == [
        "said.csv: brought in 3 + left out 0 = found 3",
        "carers.txt: brought in 1 + left out 0 = found 1",
    ]
    heard = list(queries.raw_contributions(exercise))
    assert len(heard) == queries.count(exercise).contributions == 4
    assert all(said.consent.quote and not said.consent.archive for said in heard)


def test_a_speaker_who_is_given_a_role_is_counted_and_an_interviewer_is_not(
    exercise: Exercise,
    files: dict[str, Path],
) -> None:
    done = run(exercise, files["talk.vtt"], "--speaker", "Rhian=kinship carer", "--json")

    assert json.loads(done.output) == [
        {
            "file": "talk.vtt",
            "found": 4,
            "brought_in": 2,
            "left_out": {"a speaker who is not counted, such as an interviewer": 2},
        }
    ]
    assert {said.kind for said in queries.raw_contributions(exercise)} == {Kind.INTERVIEW_TURN}


def test_what_cannot_be_read_is_named_and_the_others_come_in(
    exercise: Exercise,
    files: dict[str, Path],
    tmp_path: Path,
) -> None:
    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))

    done = run(exercise, tmp_path / "scan.jpg", files["carers.txt"])

    assert done.return_value == 2
    assert "Type it in" in done.output
    assert "carers.txt: brought in 1" in done.output
    assert Import.objects.get().state == ImportState.BROUGHT_IN


WRONG = [
    (["--column", "words=text"], "no use of a column"),
    (["--column", "text=nowhere"], "has no such column"),
    (["--column", "text"], "needs two words"),
]


@pytest.mark.parametrize(("more", "told"), WRONG)
def test_a_column_that_is_not_there_is_told_and_nothing_is_kept(
    exercise: Exercise,
    files: dict[str, Path],
    more: list[str],
    told: str,
) -> None:
    done = run(exercise, files["said.csv"], *more)

    assert done.return_value == 2
    assert told in done.output
    assert not Import.objects.exclude(state=ImportState.REFUSED).exists()


def test_without_consent_to_be_counted_nothing_is_read(exercise: Exercise, files: dict[str, Path]) -> None:
    done = CliRunner().invoke(
        bring_in,
        [exercise.slug, str(files["said.csv"]), "--by", "asha@northmoor.example", "--agreed", "quote"],
    )

    assert done.exit_code != 0
    assert not Import.objects.exists()


@pytest.mark.parametrize("email", ["nobody@northmoor.example", "cara@northmoor.example"])
def test_only_a_facilitator_of_the_exercise_brings_in(
    exercise: Exercise,
    files: dict[str, Path],
    email: str,
) -> None:
    done = CliRunner().invoke(
        bring_in, [exercise.slug, str(files["said.csv"]), "--by", email, "--agreed", "count"]
    )

    assert done.exit_code != 0
    assert not Import.objects.exists()


def said(done: Result) -> str:
    return f"{done.output}{done.exception}"


def test_an_exercise_of_another_service_is_told_as_one_that_is_nowhere(
    exercise: Exercise, files: dict[str, Path]
) -> None:
    asked = [str(files["said.csv"]), "--by", "dilys@southmere.example", "--agreed", "count"]

    theirs, nowhere = (CliRunner().invoke(bring_in, [slug, *asked]) for slug in (exercise.slug, "nowhere"))

    assert theirs.exit_code == nowhere.exit_code != 0
    assert said(theirs).replace(exercise.slug, "") == said(nowhere).replace("nowhere", "")
    assert not Import.objects.exists()
