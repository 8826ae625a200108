"""A home of its own for each process that runs tests, and a standing cast of invented people.

Asha, facilitator and publisher; Ben, reader; Cara, administrator; all of Northmoor. Dilys is facilitator of
Southmere, and so must never see anything of Northmoor. Everyone's password is the same.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import pytest
from django.conf import settings

A_HOME_OF_TESTS = "speakopenly-tests-"
if not settings.configured:
    # Of several processes at once each has a home of its own: one once emptied the erasure list another had
    # just written. A program that a journey starts in a served home has set Django up there, and stays in it.
    os.environ["SPEAKOPENLY_HOME"] = tempfile.mkdtemp(prefix=A_HOME_OF_TESTS)
    os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
HOME: Path = settings.HOME
django.setup()
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STATIC_ROOT.mkdir(exist_ok=True)
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

from django.test import Client  # noqa: E402

from speakopenly.web.people import actions  # noqa: E402
from speakopenly.web.people.models import Membership, Service, User  # noqa: E402
from speakopenly.web.people.roles import Role  # noqa: E402
from speakopenly.web.people.staff import Staff  # noqa: E402
from tests.tables import copy_tables  # noqa: E402

ON_SQLITE = settings.DATABASES["default"]["ENGINE"] == "speakopenly.web.sqlite"
PASSWORD = "four calm words here"


def pytest_configure() -> None:
    """Called where tests run, and nowhere else: they never write into a home somebody uses."""
    if not HOME.name.startswith(A_HOME_OF_TESTS):
        raise pytest.UsageError("Settings were read before there was a home: unset DJANGO_SETTINGS_MODULE.")


@dataclass(frozen=True)
class Cast:
    asha: Staff
    ben: Staff
    cara: Staff
    dilys: Staff


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite the tables are there before the tests: see ``tests/tables.py``."""
    return ON_SQLITE


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """SQLite tests use a real file, so that a worker process can be given the same database.

    A folder that takes this fixture over runs it again; what is in use then is never copied over.
    """
    file = HOME / "database" / f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.sqlite3"
    if ON_SQLITE and not file.exists():
        copy_tables(file)
    if ON_SQLITE:
        settings.DATABASES["default"]["TEST"]["NAME"] = file
    yield
    for ending in ("", "-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def _person(service: Service, name: str, *roles: Role) -> Staff:
    email = f"{name.lower()}@{service.name.lower()}.example"
    user = actions.add_person(service=service, email=email, name=name, password=PASSWORD, roles=list(roles))
    return Staff(user=user, service=service, roles=frozenset(roles))


def make_cast() -> Cast:
    """Everybody of the standing cast, stored."""
    northmoor = actions.found_service(name="Northmoor")
    southmere = actions.found_service(name="Southmere")
    return Cast(
        asha=_person(northmoor, "Asha", Role.FACILITATOR, Role.PUBLISHER),
        ben=_person(northmoor, "Ben", Role.READER),
        cara=_person(northmoor, "Cara", Role.ADMINISTRATOR),
        dilys=_person(southmere, "Dilys", Role.FACILITATOR),
    )


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def sign_in(cast: Cast) -> Callable[[Staff], Client]:
    """A browser in which this person has signed in."""

    def signed_in(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff.user)
        return client

    return signed_in


@pytest.fixture
def member(cast: Cast) -> Callable[..., Staff]:
    """Someone of Northmoor with exactly these roles."""

    def make(*roles: Role) -> Staff:
        user = User.objects.create_user(email=f"{len(roles)}-{'-'.join(roles)}@northmoor.example", name="Eve")
        for role in roles:
            Membership.objects.create(service=cast.asha.service, user=user, role=role)
        return Staff(user=user, service=cast.asha.service, roles=frozenset(roles))

    return make
