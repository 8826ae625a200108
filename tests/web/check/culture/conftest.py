"""An open wave of Northmoor with staff, families and young people, and its leader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from speakopenly.check.culture.items import Audience
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.check.culture.waves import a_signed_wave
from tests.web.conftest import Cast

ASKED = {
    (Audience.STAFF, "fostering"): 40,
    (Audience.STAFF, "adoption"): 20,
    (Audience.STAFF, "early_help"): 60,
    (Audience.FAMILIES, ""): 50,
    (Audience.YOUNG, ""): 30,
}


@pytest.fixture(autouse=True)
def key_of_the_installation(db: None, settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)
    prepare_keys()


@pytest.fixture
def leader(member: Callable[..., Staff]) -> Staff:
    return member(Role.LEADER)


@pytest.fixture
def wave(cast: Cast, leader: Staff) -> Wave:
    return a_signed_wave(cast.asha, leader, ASKED)
