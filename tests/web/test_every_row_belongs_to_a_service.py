"""Every stored row of ours belongs to a service, from the first migration on."""

from __future__ import annotations

import uuid

import pytest
from django.apps import apps
from django.db import models

from speakopenly.web.hear.keyring.models import WorkerKey
from speakopenly.web.people.models import Service, ServiceRecord, User

BELONG_TO_NONE = {
    Service: "it is the service",
    User: "one account may work in several; see Membership",
    WorkerKey: "a worker process works for every service; what is lent to it belongs to one",
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("speakopenly.web.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_model_belongs_to_a_service_or_says_why_not(model: type[models.Model]) -> None:
    if model in BELONG_TO_NONE:
        return

    assert issubclass(model, ServiceRecord)
    assert model._meta.get_field("service").null is False


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_key_is_random_so_it_tells_neither_order_nor_number(model: type[models.Model]) -> None:
    assert model._meta.pk.default is uuid.uuid4


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_field_watches_a_person(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.get_fields()}

    assert not names & {"ip", "ip_address", "address", "user_agent", "browser", "last_login"}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_nothing_that_names_an_account_scores_or_ranks(model: type[models.Model]) -> None:
    fields = model._meta.get_fields()
    if model is not User and not any(field.related_model is User for field in fields):
        return

    assert not {field.name for field in fields} & {"score", "rank", "rating", "grade"}
