"""What every test shares: where the real material is, and a network that is closed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
CLOSED_NETWORK = str(ROOT / "tests" / "closed_network")

sys.path.insert(0, CLOSED_NETWORK)
sys.modules.pop("sitecustomize", None)
import sitecustomize  # noqa: E402, F401  (importing it closes the network)

from speakopenly.core.threads import sum_in_one_thread  # noqa: E402

sum_in_one_thread()

os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [CLOSED_NETWORK, os.environ.get("PYTHONPATH")]))

os.environ.setdefault("SPEAKOPENLY_SECOND_STEP", "no")
"""Tests sign in with a password, in processes they start as well. That it is not enough is tested where it is
asked for: ``tests/web/people/ways/test_second_step.py``."""

settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")
"""A busy machine makes no property false."""

THE_LONGEST = (
    "tests/web/releases/",
    "tests/promises/test_withdrawing_consent.py",
    "tests/library/check/inspections/",
    "tests/web/understand/test_the_loop.py",
    "tests/web/test_one_exercise_hears_every_channel.py",
    "tests/web/backup/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take minutes come first: left to the end, one process would work on them alone."""
    items.sort(key=lambda item: not item.nodeid.startswith(THE_LONGEST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Processes started from this one find their settings when they have a home, and not before."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real material. Absent, tests that need it skip; in CI a skip is a failure."""
    folder = (ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")).resolve() / "data"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail("The real material is not here. Set SPEAKOPENLY_SHARED to its folder.")
        pytest.skip("REAL DATA ABSENT: set SPEAKOPENLY_SHARED to the folder that holds data/")
    return folder
