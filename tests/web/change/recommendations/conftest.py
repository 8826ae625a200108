"""A learning lead who recommends, a leader, a publisher who signs, and a finding of Northmoor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from tests.web.change.conftest import People
from tests.web.change.recommendations.made import a_finding, recommend
from tests.web.things import person

SignIn = Callable[[Staff], Client]


@pytest.fixture
def lead(people: People) -> Staff:
    return people.maker


@pytest.fixture
def leader(people: People) -> Staff:
    return people.independent


@pytest.fixture
def signer(people: People) -> Staff:
    return person(people.maker.service, Role.PUBLISHER)


@pytest.fixture
def finding(lead: Staff) -> Finding:
    return a_finding(lead)


@pytest.fixture
def one(lead: Staff, finding: Finding) -> Recommendation:
    """An open recommendation that touches no child."""
    return recommend(lead, [finding], touches=[])
