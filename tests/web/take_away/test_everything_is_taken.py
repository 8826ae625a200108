"""Everything a service holds leaves in open formats, and nothing of another service; keys and passwords stay."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.apps import apps
from django.conf import settings as site

from speakopenly.check.culture.items import Audience
from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.web.check.culture.models import WaveAnswer
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.alerts.models import AlertRoute
from speakopenly.web.people import actions as people
from speakopenly.web.people.kinds import ServiceKind
from speakopenly.web.people.models import AuditLine, Service, ServiceRecord, User
from speakopenly.web.people.roles import Role
from speakopenly.web.site.services.actions import About, Someone, found
from speakopenly.web.take_away import made, rows, taking, what
from speakopenly.web.take_away.commands import take_away
from speakopenly.web.take_away.what import How
from tests.web.api.conftest import Northmoor, make_northmoor
from tests.web.asked import taken_back
from tests.web.check.culture.waves import a_signed_wave, answer, open_results, people_answer
from tests.web.check.replies.conftest import publish
from tests.web.things import a_culture_survey, a_report, give_key, person

pytestmark = pytest.mark.django_db
MODELS = apps.get_models()
LEAVES = (How.ROWS, How.FILES)
A_SECRET = re.compile(
    r"password|token|secret|salt|wrapped|passphrase|recovery|lookup|digest|link|receipt|once|share"
)
LOOKED_AT = {
    "speakopenly_site.SignOff.digest": "of the words of a document of the service",
    "speakopenly_hear.Import.digest": "of the file, keyed by the installation",
    "speakopenly_hear.PromiseConfirmation.digest": "of the words of the promise, which are public",
    "speakopenly_hear.ComprehensionTest.digest": "of the words of the promise, which are public",
    "speakopenly_hear.Report.sharing": "what a reporter said about sharing",
}
"""Columns whose name sounds like a secret, and why they are none."""


@pytest.fixture(scope="module")
def northmoor(django_db_setup: None, django_db_blocker: Any) -> Iterator[Northmoor]:
    """Two services with rows of many kinds, a report that is out and something sealed in each."""
    with django_db_blocker.unblock(), taken_back():
        installation_key(may_make=True)
        there = make_northmoor(lambda bench: publish(bench, date(2026, 3, 1)))
        for name in ("Northmoor", "Southmere"):
            service = Service.objects.get(name=name)
            give_key(person(service, Role.READER, email=f"reads@{name.lower()}.example"))
            a_report(service)
            a_culture_survey(person(service, Role.LEARNING_LEAD, email=f"leads@{name.lower()}.example"))
        some_answer(Service.objects.get(name="Northmoor"))
        yield there


def some_answer(service: Service) -> None:
    """Eleven who work here and six young people, who are too few to be shown."""
    by = person(service, Role.LEARNING_LEAD, email="lara@northmoor.example")
    leader = person(service, Role.LEADER, email="lew@northmoor.example")
    wave = a_signed_wave(by, leader, {(Audience.STAFF, ""): 20, (Audience.YOUNG, ""): 20}, slug="how-it-is")
    people_answer(wave, answer(Audience.STAFF, point=2), 11)
    people_answer(wave, answer(Audience.YOUNG, point=4), 6)
    open_results(wave, leader)


@pytest.fixture(scope="module")
def folder(northmoor: Northmoor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("away") / "northmoor"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(made, "recogniser", lambda service: None)
        patched.setattr(made.exchange, "hides_with", lambda recogniser: str)
        taking.take_away(northmoor.bench.exercise.service, place, lambda what, done, total: None)
    return place


def lines_of(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "tables" / f"{name}.jsonl").read_text().splitlines()]


def run(*given: object) -> Result:
    return CliRunner().invoke(take_away, [str(each) for each in given])


def test_every_table_is_named_as_taken_or_as_left_with_the_reason() -> None:
    unnamed = {each._meta.label for each in MODELS} - set(what.lines())
    unsure = {each.table for each in what.lines().values() if bool(each.why) is (each.how in LEAVES)}

    assert unnamed == set(), "one line for each table: src/speakopenly/web/take_away/what.csv"
    assert unsure == set(), "what leaves needs no reason, and what stays needs one"


def test_no_line_is_of_a_table_or_column_that_is_gone() -> None:
    columns = {f"{each._meta.label}.{field.name}" for each in MODELS for field in each._meta.concrete_fields}

    assert set(what.lines()) == {each._meta.label for each in MODELS}
    assert set(what.COLUMNS_LEFT_OUT) <= columns


def test_what_is_taken_belongs_to_one_service() -> None:
    names = {each._meta.label for each in what.taken() if not issubclass(each, ServiceRecord)}

    assert names == {"speakopenly_people.Service", "speakopenly_people.User"}


def test_no_column_that_sounds_like_a_secret_leaves_unless_somebody_looked_at_it() -> None:
    found = [
        name
        for model in what.taken()
        for field in what.columns_of(model)
        if A_SECRET.search(field.name) and (name := f"{model._meta.label}.{field.name}") not in LOOKED_AT
    ]

    assert found == []


def test_every_table_has_as_many_rows_as_the_database_and_all_columns(
    folder: Path, northmoor: Northmoor
) -> None:
    service = northmoor.bench.exercise.service
    manifest = json.loads((folder / "manifest.json").read_text())

    for model in what.taken():
        name = what.name_of(model)
        there = lines_of(folder, name)
        assert len(there) == what.rows_of(model, service).count() - (model is AuditLine), name
        assert manifest["rows"][name] == len(there)
        with (folder / "tables" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            assert len(list(csv.reader(file))) == len(there) + 1


def test_values_are_those_of_the_database(folder: Path, northmoor: Northmoor) -> None:
    exercise = northmoor.bench.exercise

    (told,) = lines_of(folder, "hear-exercise")

    assert told["id"] == str(exercise.pk)
    assert (told["title"], told["not_heard"]) == (exercise.title, exercise.not_heard)
    assert told["opened_on"] == "2026-03-01"


def test_nothing_of_another_service_is_there(folder: Path) -> None:
    others = Service.objects.get(name="Southmere")
    ours = Service.objects.get(name="Northmoor")

    assert {row["service_id"] for row in lines_of(folder, "hear-report")} == {str(ours.pk)}
    for name, data in everything_in(folder):
        assert str(others.pk).encode() not in data, name
        assert b"southmere" not in data.lower(), name


def everything_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and what is inside those that are packed: projects and Word files."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(BytesIO(path.read_bytes())) as packed:
                    yield from ((f"{path.name}: {name}", packed.read(name)) for name in packed.namelist())


def test_what_is_sealed_is_there_as_bytes_and_no_key_is(folder: Path, northmoor: Northmoor) -> None:
    (message,) = lines_of(folder, "hear-message")
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())

    assert base64.b64decode(message["sealed"])[:1] == b"\x01"
    assert b"The line rang out." not in everything
    assert not (folder / "tables" / "hear-readingkey.jsonl").exists()
    assert northmoor.bench.fay.user.password.encode() not in everything


def test_published_editions_leave_as_their_files(folder: Path, northmoor: Northmoor) -> None:
    edition = folder / "publications" / northmoor.report.slug / "edition-1"

    for file in northmoor.report.files.all():
        assert (edition / file.pack / file.name).read_bytes() == bytes(file.bytes)
    assert {path.name for path in (folder / "exercises" / northmoor.bench.exercise.slug).iterdir()} >= {
        "evidence.qdpx",
        "codebook.qdc",
        "evidence-contributions.csv",
        "evidence-contributions.parquet",
    }


def test_every_file_is_in_the_sums_and_readable_by_its_owner_alone(folder: Path) -> None:
    told = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}

    assert set(told) == set(there) - {"SHA256SUMS"}
    assert all(hashlib.sha256(there[name].read_bytes()).hexdigest() == told[name] for name in told)
    assert {path.stat().st_mode & 0o777 for path in there.values()} == {0o600}
    assert folder.stat().st_mode & 0o077 == 0


def test_every_column_that_leaves_has_its_meaning(folder: Path) -> None:
    with (folder / "dictionary.csv").open(newline="", encoding="utf-8") as file:
        told = {(row["file"], row["column"]): row for row in csv.DictReader(file)}
    columns = {
        (f"{what.name_of(model)}.jsonl", field.attname)
        for model in what.taken()
        for field in what.columns_of(model)
    }

    assert set(told) == columns
    assert all(row["meaning"] and row["kind"] for row in told.values())
    assert told["hear-exercise.jsonl", "state"]["values"] == "being_set_up; open; closed"


def test_answers_about_safety_leave_as_sums_alone(folder: Path) -> None:
    with (folder / "left-out.csv").open(newline="", encoding="utf-8") as file:
        left = {row["what"]: row["why"] for row in csv.DictReader(file)}

    assert "sums" in left["speakopenly_check.WaveAnswer"]
    assert not (folder / "tables" / "check-waveanswer.jsonl").exists()
    assert "INTERNAL" in (folder / "README.md").read_text()
    assert WaveAnswer.objects.count() == 17
    with (folder / "sums" / "culture-how-it-is.csv").open(newline="", encoding="utf-8-sig") as file:
        sums = list(csv.DictReader(file))
    shown = {row["audience"]: row["answered"] for row in sums if row["audience"]}
    assert shown["staff"] == "10"  # rounded
    assert {row["percent_positive"] for row in sums if row["audience"] == "young"} == {"[c]"}
    assert {path.name for path in (folder / "sums").iterdir()} == {"culture-how-it-is.csv", "supervision.csv"}


def test_of_a_service_that_was_founded_by_another_the_founder_does_not_leave(northmoor: Northmoor) -> None:
    host = northmoor.bench.exercise.service
    Service.objects.filter(pk=host.pk).update(kind=ServiceKind.REGION)
    host.refresh_from_db()
    cara = person(host, Role.ADMINISTRATOR, email="cara.hosts@northmoor.example")
    about = About("Westmoor", ServiceKind.AUTHORITY, "england", "999", "speak.westmoor.example")
    two = (Someone("ivy@westmoor.example", "Ivy"), Someone("jo@westmoor.example", "Jo"))
    westmoor = found(by=cara, about=about, administrator=two[0], leader=two[1]).service
    ivy = User.objects.get(email="ivy@westmoor.example")
    kit = people.add_person(
        service=westmoor,
        email="kit@westmoor.example",
        name="Kit",
        password="a-long-password-of-kit",
        roles=[Role.FACILITATOR],
    )
    people.take_role(user=kit, service=westmoor, role=Role.FACILITATOR, by=ivy)

    names = set(what.rows_of(User, westmoor).values_list("name", flat=True))

    assert names == {"Ivy", "Jo", "Kit"}, "Kit worked there and holds no role"
    assert AuditLine.objects.filter(service=westmoor, by=cara.user).exists()


def test_an_address_with_a_password_in_it_does_not_leave() -> None:
    left = {each.name for each in AlertRoute._meta.concrete_fields} - {
        each.name for each in what.columns_of(AlertRoute)
    }

    assert left == {"sealed_token", "path", "test_code"}


def test_what_rooms_make_is_made_within_that_moment(
    northmoor: Northmoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_open: list[bool] = []

    @contextmanager
    def moment() -> Iterator[None]:
        is_open.append(True)
        yield
        is_open.pop()

    def asked(_service: Service) -> list[Any]:
        return [("sums", lambda: {"open.txt": str(is_open).encode()})] if is_open else []

    monkeypatch.setattr(taking, "_one_moment", moment)
    monkeypatch.setattr(made, "pieces_of", asked)
    taking.take_away(northmoor.bench.exercise.service, tmp_path / "away", lambda *told: None)

    assert (tmp_path / "away" / "sums" / "open.txt").read_text() == "[True]"


def test_a_zip_holds_the_same_and_the_trail_says_that_it_was_taken(
    northmoor: Northmoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "pieces_of", lambda service: [])
    done = run(tmp_path / "all.zip", "--service", "Northmoor", "--json")

    told = json.loads(done.output)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert len(archive.namelist()) == told["files"]
        assert "all/tables/hear-exercise.jsonl" in archive.namelist()
    assert AuditLine.objects.filter(deed="everything taken away").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]


def all_but_one(model: Any, there: Any, folder: Path) -> int:
    """A writer that loses a row and does not know it."""
    (folder / "tables").mkdir(exist_ok=True)
    (folder / "tables" / f"{what.name_of(model)}.jsonl").write_text("{}\n" * (there.count() - 1))
    return int(there.count())


def test_a_table_that_is_not_whole_is_found_and_nothing_is_left(
    northmoor: Northmoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "pieces_of", lambda service: [])
    monkeypatch.setattr(rows, "write_table", all_but_one)

    with pytest.raises(VerificationFailed, match="rows were written"):
        taking.take_away(northmoor.bench.exercise.service, tmp_path / "away", lambda *told: None)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "name", "says"),
    [
        ("full", "Northmoor", "Something of this name is there already"),
        ("nowhere/away", "Northmoor", "The folder for it is not there"),
        ("away", "Eastmoor", "Use one of these: Northmoor, Southmere"),
    ],
)
def test_a_bad_place_or_name_is_refused_in_one_line(
    northmoor: Northmoor, tmp_path: Path, place: str, name: str, says: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("-")

    refused = run(tmp_path / place, "--service", name)

    assert isinstance(refused.exception, BadInput)
    assert says in str(refused.exception)
    assert len(str(refused.exception).splitlines()) == 1


def test_a_place_inside_the_home_is_refused(northmoor: Northmoor) -> None:
    with pytest.raises(BadInput, match="inside the home"):
        taking.take_away(northmoor.bench.exercise.service, Path(site.HOME) / "away", lambda *told: None)
