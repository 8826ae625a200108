"""The table of groups, and what the environment says of the provider: understood whole, or refused with a place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput, SpeakOpenlyError
from speakopenly.web.people.elsewhere.groups import groups_of, read_groups, roles_of
from speakopenly.web.people.elsewhere.settings import from_environment, is_safe_address
from speakopenly.web.people.roles import Role

HEAD = "group,service,role\n"


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "groups.csv"
    file.write_text(text, "utf-8")
    return file


def test_a_group_may_stand_for_several_roles_in_several_services(tmp_path: Path) -> None:
    table = read_groups(
        written(tmp_path, HEAD + "a,Northmoor,coder\na,Southmere,reader\nb,Northmoor,coder\n")
    )

    assert roles_of(["a", "b", "c"], table) == {("Northmoor", Role.CODER), ("Southmere", Role.READER)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "no rows"),
        ("", "no rows"),
        (HEAD + "a,Northmoor,king\n", "row 2, column 'role'"),
        (HEAD + "a,,coder\n", "row 2, column 'service'"),
        ("group,role\na,coder\n", "column 'service'"),
        (HEAD + "a,Northmoor,administrator\na,Northmoor,reader\n", "row 3"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read_groups(written(tmp_path, text))


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.binary(max_size=100))
def test_any_file_is_read_or_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "groups.csv"
    file.write_bytes(content)

    assert "\n" not in refused_or(lambda: read_groups(file))


SAID = [None, True, False, "", "coders", 7, ["coders"], ["coders", 7], [["coders"]], {"groups": "src1"}, []]


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.dictionaries(st.sampled_from(["groups", "_claim_names", "hasgroups"]), st.sampled_from(SAID)))
def test_whatever_a_token_says_of_groups_is_names_or_refused(claims: dict[str, Any]) -> None:
    found: list[frozenset[str]] = []

    said = refused_or(lambda: found.append(groups_of(claims, "groups")))

    assert bool(said) is not bool(found)
    assert all(isinstance(group, str) for groups in found for group in groups)


def refused_or(deed: Callable[[], object]) -> str:
    """What a refusal says; nothing where it was done."""
    try:
        deed()
    except SpeakOpenlyError as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://login.northmoor.example/realm", True),
        ("http://127.0.0.1:8080", True),
        ("http://login.northmoor.example", False),
        ("https://name:word@login.northmoor.example", False),
        ("https://", False),
        ("ftp://127.0.0.1", False),
    ],
)
def test_a_provider_is_reached_over_https_or_on_this_machine(address: str, is_safe: bool) -> None:
    assert is_safe_address(address) is is_safe


def test_the_environment_is_understood_whole_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    monkeypatch.delenv("SPEAKOPENLY_OIDC_ISSUER", raising=False)
    assert from_environment() is None
    refusals = []
    for name, value in (
        ("ISSUER", "http://login.northmoor.example"),
        ("ISSUER", "https://login.northmoor.example/realm"),
        ("CLIENT_ID", "speak-openly"),
        ("SECRET_FILE", str(secret)),
    ):
        monkeypatch.setenv(f"SPEAKOPENLY_OIDC_{name}", value)
        with pytest.raises(ImproperlyConfigured) as refused:
            from_environment()
        refusals.append(str(refused.value).partition(" ")[0])
    secret.write_text("  hidden words \n")
    monkeypatch.setenv("SPEAKOPENLY_OIDC_HOSTS", "keys.northmoor.example")
    found = from_environment()

    assert [name.rpartition("OIDC_")[2] for name in refusals] == [
        "ISSUER",
        "CLIENT_ID",
        "SECRET_FILE",
        "SECRET_FILE",
    ]
    assert found is not None
    assert found.secret == "hidden words"
    assert "hidden" not in repr(found)
    assert found.hosts == {"login.northmoor.example", "keys.northmoor.example"}
