"""The samples of ``deploy/`` keep nothing of anybody, and shut our processes in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speakopenly.web.commands import serve, watch, worker
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("systemd/*.service"))
NGINX = [DEPLOY / "nginx" / "nginx.conf", DEPLOY / "onion" / "speakopenly-onion.conf"]
SHUT_IN = {
    "User": "speakopenly",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "SystemCallFilter": "@system-service",
    "IPAddressDeny": "any",
    "LimitCORE": "0",
    "MemorySwapMax": "0",
    "UMask": "0077",
    "StateDirectoryMode": "0700",
}


def lines(path: Path) -> list[str]:
    """What the file says, without remarks."""
    return [line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines()]


def service(path: Path) -> dict[str, list[str]]:
    """The section [Service] of a unit; a key may be there several times."""
    section = "\n".join(lines(path)).partition("[Service]")[2].partition("\n[")[0]
    found: dict[str, list[str]] = {}
    for line in section.split("\n"):
        key, is_set, value = line.partition("=")
        if is_set:
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("path", NGINX, ids=lambda path: path.name)
def test_nginx_has_every_log_off_and_none_on(path: Path) -> None:
    said = lines(path)

    assert "access_log off;" in said
    assert {line for line in said if line.startswith("access_log")} == {"access_log off;"}
    assert {line for line in said if line.startswith("error_log")} == {"error_log /dev/null emerg;"}
    assert not [
        line for line in said if re.match(r"log_format|add_header|auth_request|mirror|limit_req", line)
    ]


@pytest.mark.parametrize("path", NGINX, ids=lambda path: path.name)
def test_the_speak_door_is_told_no_address_no_browser_and_no_page_before(path: Path) -> None:
    text = "\n".join(lines(path))
    speak = (
        text.partition("server_name speak.northmoor.example;")[2].partition("server_name work.")[0] or text
    )

    for header in ("X-Forwarded-For", "User-Agent", "Referer"):
        assert f'proxy_set_header {header} "";' in speak
    assert "$remote_addr" not in speak
    assert "proxy_set_header X-Forwarded-Proto https;" in speak


def test_nothing_that_is_sent_comes_to_lie_on_a_disk_or_is_known_again() -> None:
    said = lines(NGINX[0])

    assert "client_body_temp_path /dev/shm/speakopenly-nginx;" in said
    assert "proxy_max_temp_file_size 0;" in said
    assert "ssl_session_tickets off;" in said
    assert "ssl_session_cache off;" in said
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in said


def test_whoever_has_not_signed_in_sends_no_file_to_the_work_door() -> None:
    work = lines(NGINX[0])
    work = work[work.index("server_name work.northmoor.example;") :]
    starts = [place for place, line in enumerate(work) if line.startswith("location ")]
    large = [work[place] for place in starts if "client_max_body_size 130m;" in work[place : place + 4]]

    assert work[: starts[0]].count("client_max_body_size 5m;") == 1
    assert large == ["location ~ ^/staff/(hear|understand|check)/ {"]
    for place in starts[1:]:
        assert "proxy_request_buffering off;" in work[place : place + 4]


def test_the_onion_door_is_the_speak_door_and_no_other() -> None:
    onion, torrc = lines(NGINX[1]), lines(DEPLOY / "onion" / "torrc")

    assert "proxy_set_header Host speak.northmoor.example;" in onion
    assert [line for line in onion if line.startswith("listen")] == [
        "listen unix:/run/speakopenly-onion/speak.sock;"
    ]
    assert {"SocksPort 0", "ExitRelay 0", "SafeLogging 1", "Log err syslog"} <= set(torrc)
    assert "HiddenServicePort 80 unix:/run/speakopenly-onion/speak.sock" in torrc


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_each_process_is_shut_in_and_starts_a_command_there_is(path: Path) -> None:
    said = service(path)

    assert {name: said.get(name) for name in SHUT_IN} == {name: [value] for name, value in SHUT_IN.items()}
    [command] = said["ExecStart"]
    assert command.startswith("/opt/speakopenly/venv/bin/speakopenly ")
    assert not [value for value in said.get("Environment", []) if "URL=" in value or "PASSWORD" in value]


def test_options_in_the_units_are_options_of_the_commands() -> None:
    known = {option for each in (serve, worker, watch) for p in each.params for option in p.opts}
    used = {
        word
        for path in UNITS
        for word in service(path)["ExecStart"][0].split()
        if word.startswith("--") and "backup" not in path.name
    }

    assert used <= known
    assert used


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_each_unit_says_what_to_do_where_postgresql_is_elsewhere(path: Path) -> None:
    said = path.read_text("utf-8")

    assert (
        "# PostgreSQL on another machine: add its address to IPAddressAllow.\nIPAddressAllow=localhost"
        in said
    )


@pytest.mark.parametrize("path", NGINX, ids=lambda path: path.name)
def test_while_the_site_is_away_nothing_untrue_is_said_of_what_was_typed(path: Path) -> None:
    text = "\n".join(lines(path))

    assert "error_page 502 503 504 @away;" in text
    assert "Nothing you typed was kept" not in text
    for said in (
        "We cannot say whether what you typed came in.",
        "ring 999",
        "Ni allwn ddweud",
        "ffoniwch 999",
    ):
        assert said in text


def test_the_containers_say_that_they_were_never_built_and_run_as_nobody_else() -> None:
    for name in ("Dockerfile", "compose.yaml"):
        assert "UNTESTED" in (DEPLOY / "container" / name).read_text("utf-8").splitlines()[0]
    said = (DEPLOY / "container" / "compose.yaml").read_text("utf-8")
    for line in ("read_only: true", 'security_opt: ["no-new-privileges:true"]', "cap_drop: [ALL]"):
        assert line in said
    assert "USER speakopenly" in (DEPLOY / "container" / "Dockerfile").read_text("utf-8")
