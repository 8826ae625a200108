"""Esme examines for Fairwater Examiners; Leo leads Northmoor, Lena leads its learning, Pia publishes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from speakopenly.web.people import actions
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import _person


@dataclass(frozen=True)
class Both:
    """Everybody on both sides, and somebody from elsewhere."""

    service: Service
    esme: Staff
    leo: Staff
    lena: Staff
    pia: Staff
    browser: Callable[[Staff], Client]


@pytest.fixture
def both(db: None) -> Both:
    service = actions.found_service(name="Northmoor")

    def browser(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff.user)
        return client

    return Both(
        service=service,
        esme=_person(service, "Esme", Role.EXAMINER),
        leo=_person(service, "Leo", Role.LEADER),
        lena=_person(service, "Lena", Role.LEARNING_LEAD),
        pia=_person(service, "Pia", Role.PUBLISHER),
        browser=browser,
    )
