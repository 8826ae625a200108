"""What anybody's program reads: the same rows as the pages, under the same rules, and as the document says.

The first half asks what is told; in the second, schemathesis asks every address of the OpenAPI document, in this
process and with the same questions each time. Planted faults must be found.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client

from speakopenly.understand.findings.printed import read_printed
from speakopenly.web.api import answering
from speakopenly.web.api.addresses import ADDRESSES
from speakopenly.web.api.document import document
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.models import Service
from speakopenly.web.understand.findings.publications.models import Pack, Publication
from tests.web.api.conftest import Northmoor

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.core.failures import FailureGroup

pytestmark = pytest.mark.django_db
QUESTIONS = settings(
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
V1 = "/api/v1/"
HIDDEN = "to protect people"


def get(at: str, **headers: Any) -> HttpResponse:
    return Client().get(V1 + at, **headers)


def read(at: str) -> Any:
    answer = get(at)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.content)


def edition(northmoor: Northmoor) -> str:
    return f"publications/{northmoor.report.slug}/editions/1"


def of_the_pack(northmoor: Northmoor, name: str) -> bytes:
    return bytes(northmoor.report.files.get(pack=Pack.PUBLIC, name=name).bytes)


def test_findings_have_the_numbers_of_the_public_pack_and_no_others(northmoor: Northmoor) -> None:
    published = json.loads(of_the_pack(northmoor, "numbers.json"))

    told = read(edition(northmoor) + "/findings")["items"]

    assert [
        {name: each[name] for name in row} for each, row in zip(told, published, strict=True)
    ] == published


def test_what_few_people_said_has_no_count_no_range_and_no_quote(northmoor: Northmoor) -> None:
    *_many, few = read(edition(northmoor) + "/findings")["items"]

    assert few["theme"] == "sign language"
    assert few["word"] == "a small number"
    assert (few["count"], few["range"], few["hidden"], few["quotes"]) == (None, None, HIDDEN, [])


def test_every_quote_is_to_the_letter_and_stands_under_its_finding(northmoor: Northmoor) -> None:
    page = of_the_pack(northmoor, "findings.html").decode()
    quotes = read(edition(northmoor) + "/quotes")["items"]
    within = [quote for each in read(edition(northmoor) + "/findings")["items"] for quote in each["quotes"]]

    assert len(quotes) == 6
    assert all(f'<p class="said">{each["text"]}</p>' in page for each in quotes)
    assert quotes == within


def test_a_codebook_says_what_the_report_prints_of_each_theme(northmoor: Northmoor) -> None:
    codes = read(edition(northmoor) + "/codebook")["codes"]

    assert [(each["name"], each["definition"]) for each in codes] == [
        ("changes of worker", "People spoke of changes of worker."),
        ("being listened to", "People spoke of being listened to."),
        ("sign language", ""),
    ]


def test_files_are_those_of_the_pack_each_under_its_sha256(northmoor: Northmoor) -> None:
    manifest = read(edition(northmoor) + "/files/manifest.json")
    (told,) = read(f"publications/{northmoor.report.slug}")["editions"]

    for each in told["files"]:
        answer = Client().get(each["at"])
        assert hashlib.sha256(answer.content).hexdigest() == each["sha256"]
        assert answer.headers["ETag"] == f'"{each["sha256"]}"'
        assert answer.headers["Content-Type"] == each["media_type"]
        assert manifest["files"].get(each["name"], each["sha256"]) == each["sha256"]
    assert get(edition(northmoor) + "/files/evidence.jsonl").status_code == 404


def test_of_another_service_and_of_what_was_taken_down_there_is_nothing(northmoor: Northmoor) -> None:
    SpeakDoor.objects.create(service=Service.objects.get(name="Southmere"), nation="wales", is_open=True)

    assert read("publications")["total"] == read("replies")["total"] == read("changes")["total"] == 0
    assert get(edition(northmoor) + "/findings").status_code == 404

    SpeakDoor.objects.all().delete()
    Publication.objects.filter(pk=northmoor.report.pk).update(state="taken_down")

    assert get(edition(northmoor) + "/files/numbers.json").status_code == 404
    assert read(f"publications/{northmoor.report.slug}")["editions"] == []
    assert read("codebooks")["total"] == 1


def test_where_the_pages_are_for_staff_alone_so_is_this(northmoor: Northmoor, settings: LazySettings) -> None:
    closed = [each.template for each in ADDRESSES if each.template.startswith(("pressures", "cards"))]
    settings.PRESSURES_ARE_PUBLIC = settings.WHAT_WORKS_IS_PUBLIC = False
    known = {"{indicator}": "looked_after", "{pressure_area}": "england", "{card}": "family-group-conference"}

    for at in closed:
        for asked, value in known.items():
            at = at.replace(asked, value)
        assert get(at).status_code == 404, at


def test_a_figure_its_publisher_hid_is_null_and_never_nought(northmoor: Northmoor) -> None:
    area = read("pressures/areas/355")
    figures = [figure for each in area["pressures"][0]["series"] for figure in each["figures"]]

    assert [each["name"] for each in area["pressures"]] == ["demand", "resources", "culture and trust"]
    assert {each["value"] for each in figures if each["hidden"] == HIDDEN} == {None}
    assert any(each["hidden"] == HIDDEN for each in figures)
    assert all(each["release"] for each in figures)


def test_of_a_reply_whose_words_were_taken_back_what_was_heard_is_not_told(northmoor: Northmoor) -> None:
    at = f"replies/{northmoor.reply.number}"
    before = read(at)["now"]["texts"][0]["heard"]
    type(northmoor.reply).objects.filter(pk=northmoor.reply.pk).update(changed_on="2026-11-01")

    after = read(at)

    assert before == "Many people told us that workers left and nobody said so."
    assert (after["hidden"], after["now"]["texts"][0]["heard"]) == (HIDDEN, None)
    assert before not in get(at).text


def test_pages_of_a_list_follow_one_another_and_lose_nothing(northmoor: Northmoor) -> None:
    everything, at = [], V1 + "pressures/indicators?per_page=5"
    while at:
        told = json.loads(Client().get(at).content)
        everything += told["items"]
        at = told["next"]

    assert everything == read("pressures/indicators")["items"]
    assert told["page"] == told["pages"] == 3


@pytest.mark.parametrize(
    "asked", ["page=0", "page=x", "page=1&page=2", "per_page=101", "per_page=", "pages=2", "page=%C2%B2"]
)
def test_what_is_asked_wrongly_is_refused_with_what_to_do_and_not_repeated(asked: str, db: None) -> None:
    answer = get(f"cards?{asked}")

    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["detail"].startswith("Ask with page and per_page alone")


@pytest.mark.parametrize("at", ["nowhere", "cards/nowhere", "replies/77", "publications/", "cards/x/y"])
def test_what_is_not_there_is_a_problem_also_where_no_address_is(at: str, db: None) -> None:
    answer = get(at)

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "nowhere" not in answer.text


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_sent(method: str, db: None) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(V1 + "cards")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_an_answer_is_known_by_its_bytes_open_to_any_page_and_sets_no_cookie(db: None) -> None:
    answer = get("codebooks/system-factors", HTTP_ORIGIN="https://elsewhere.example")
    again = get("codebooks/system-factors", HTTP_IF_NONE_MATCH=answer.headers["ETag"])

    assert answer.headers["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert (again.status_code, again.content) == (304, b"")
    assert (
        answer.headers["Access-Control-Allow-Origin"] == again.headers["Access-Control-Allow-Origin"] == "*"
    )
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    assert "Vary" not in answer.headers
    assert Client().head(V1 + "codebooks/system-factors").headers["ETag"] == answer.headers["ETag"]
    assert Client().options(V1 + "cards").status_code == 204


def test_the_page_for_people_lists_every_address_and_loads_nothing_from_elsewhere(db: None) -> None:
    page = Client().get("/api/").text

    assert all(f"/api/v1/{each.template}" in page for each in ADDRESSES)
    assert "/api/v1/openapi.json" in page
    assert "http" not in page.replace('href="http://testserver', "")


def test_a_page_of_another_program_is_no_report(tmp_path: object) -> None:
    assert read_printed(b"<p>Nothing of ours.</p>") == {}


@contextmanager
def connections_stay_open() -> Iterator[None]:
    """As Django's own test client has it: the world here lives in one transaction."""
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    try:
        yield
    finally:
        for each in signals:
            each.connect(close_old_connections)


@pytest.fixture(scope="module")
def operations(northmoor: Northmoor) -> list[Any]:
    """Every address, asking for what is there as well as for what is not."""
    there = {
        "slug": [northmoor.report.slug, "nowhere"],
        "edition": [1, 77],
        "name": ["manifest.json", "findings.html", "findings.pdf", "none.txt"],
        "indicator": ["looked_after", "nothing"],
        "pressure_area": ["355", "nowhere"],
        "card": ["family-group-conference", "nowhere"],
        "reply_number": [1, 77],
    }
    told = document()
    for item in told["paths"].values():
        for parameter in item["get"]["parameters"]:
            if parameter["in"] == "path":
                parameter["schema"] = {**parameter["schema"], "enum": there[parameter["name"]]}
    schema = schemathesis.openapi.from_dict(told)
    schema.app = WSGIHandler()
    return [each.ok() for each in schema.get_all_operations()]


def ask(operation: Any) -> None:
    @QUESTIONS
    @given(case=operation.as_strategy())
    def asked(case: Any) -> None:
        case.call_and_validate()

    with connections_stay_open():
        asked()


def test_every_answer_is_as_the_document_says(operations: list[Any]) -> None:
    assert len(operations) == len(ADDRESSES)
    for each in operations:
        ask(each)


def _without_a_field(told: Any) -> Any:
    return {name: value for name, value in told.items() if name != "version"}


def _with_a_word_for_a_number(told: Any) -> Any:
    return {**told, "codes": "sixty"}


def _broken(told: Any) -> Any:
    raise KeyError("version")


@pytest.mark.parametrize("fault", [_without_a_field, _with_a_word_for_a_number, _broken])
def test_a_planted_fault_is_found(
    fault: Callable[[Any], Any], operations: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = answering.as_json
    monkeypatch.setattr(answering, "as_json", lambda told: whole(fault(told)))
    factors = next(each for each in operations if each.path.endswith("/system-factors"))

    with pytest.raises(FailureGroup):
        ask(factors)


def test_the_document_is_openapi_and_the_same_for_everybody() -> None:
    told = document()

    assert told["openapi"] == "3.1.0"
    assert set(told["paths"]) == {f"/{each.template}" for each in ADDRESSES}
    assert all(set(item) == {"get"} for item in told["paths"].values())


def test_every_field_says_what_it_is() -> None:
    schemas = document()["components"]["schemas"]

    assert not [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, told in schema["properties"].items()
        if not told.get("description")
    ]
