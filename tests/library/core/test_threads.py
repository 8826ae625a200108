"""Sums have one thread, in every command and in these tests, unless somebody asked for more."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from speakopenly.core.threads import ONE_THREAD, sum_in_one_thread

ASK = """
from speakopenly.cli import main
try:
    main()
except SystemExit:
    pass
import scipy.linalg, sklearn.cluster
from threadpoolctl import threadpool_info
print({each["num_threads"] for each in threadpool_info()})
"""


def threads_after_a_command(**given: str) -> str:
    """How many threads the libraries have that a command loads late; the narrowest command is enough."""
    surroundings = {name: value for name, value in os.environ.items() if name not in ONE_THREAD}
    ran = subprocess.run(
        [sys.executable, "-c", ASK, "--version"],
        env=surroundings | given,
        check=True,
        capture_output=True,
        text=True,
    )
    return ran.stdout.splitlines()[-1]


def test_libraries_that_a_command_loads_late_sum_in_one_thread() -> None:
    assert threads_after_a_command() == "{1}"


@pytest.mark.parametrize("name", ONE_THREAD)
def test_whoever_set_a_number_keeps_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "2")

    sum_in_one_thread()

    assert os.environ[name] == "2"
