"""The OpenAPI document says what is there: schemathesis asks every address, and every answer is as it says.

It runs the site in this process, with the same questions each time. Planted faults must be found.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from speakopenly.web.api import addresses, answering
from speakopenly.web.api.document import document
from tests.web.api.conftest import Northmoor

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.core.failures import FailureGroup

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

pytestmark = pytest.mark.django_db
QUESTIONS = settings(
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", autouse=True)
def connections_stay_open() -> Iterator[None]:
    """As Django's own test client has it: the world here lives in one transaction."""
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    yield
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

    asked()


def test_every_answer_is_as_the_document_says(operations: list[Any]) -> None:
    assert len(operations) == len(addresses.ADDRESSES)
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
    assert set(told["paths"]) == {f"/{each.template}" for each in addresses.ADDRESSES}
    assert all(set(item) == {"get"} for item in told["paths"].values())


def test_every_field_says_what_it_is() -> None:
    schemas = document()["components"]["schemas"]

    assert not [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, told in schema["properties"].items()
        if not told.get("description")
    ]
