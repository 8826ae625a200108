"""The samples of ``deploy/`` let through what the site itself does: alerts, their tests, and recordings."""

from __future__ import annotations

import ipaddress
import re
from uuid import uuid4

from django.conf import settings
from django.urls import reverse

from speakopenly.web.hear.reporting.alerts.sending.places import OUR_NETWORKS
from tests.conftest import ROOT
from tests.house.test_deploy import DEPLOY, NGINX, lines, service

SENDS_ALERTS = {
    "hear/reporting/alerts/actions/routes.py": "speakopenly-web",  # the test of a route, from its page
    "hear/reporting/alerts/watching.py": "speakopenly-watch",
}
"""Who sends alerts, and the unit it runs in."""


def test_whatever_sends_alerts_may_reach_your_own_network() -> None:
    web = ROOT / "src" / "speakopenly" / "web"
    sends = re.compile(r"alerts\.sending import .*\bsend\b|alerts import .*\bsending\b")
    found = {path.relative_to(web).as_posix() for path in web.rglob("*.py") if sends.search(path.read_text())}
    assert found == set(SENDS_ALERTS), "say in which unit it runs"

    for unit in SENDS_ALERTS.values():
        [allowed] = service(DEPLOY / "systemd" / f"{unit}.service")["IPAddressAllow"]
        networks = allowed.replace("localhost", "127.0.0.0/8 ::1/128").split()
        assert {ipaddress.ip_network(each) for each in networks} == set(OUR_NETWORKS), unit


def test_only_pages_for_staff_are_handed_something_large_while_it_comes_in() -> None:
    work = "\n".join(lines(NGINX[0])).partition("server_name work.northmoor.example;\nssl")[2]
    [recording, files] = re.findall(r"location ~ (\S+) \{([^}]*)\}", work)
    anywhere = work.replace(recording[1], "").replace(files[1], "")
    pages = [
        reverse(name, args=given, urlconf="speakopenly.web.doors.work_urls")
        for name, given in (
            ("hear:recording-file", ["an-exercise", uuid4()]),
            ("hear:bring-in", ["an-exercise"]),
            ("account_login", []),
        )
    ]

    assert [[bool(re.search(address, page)) for page in pages] for address, _ in (recording, files)] == [
        [True, False, False],
        [True, True, False],
    ]
    assert not re.search(recording[0], pages[0] + "take-out/")
    assert most_megabytes(recording[1]) == 1030
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE < most_megabytes(files[1]) * 1024**2 < 140 * 1024**2
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE < most_megabytes(anywhere) * 1024**2 < 10 * 1024**2
    assert "proxy_request_buffering" not in anywhere
    headers = re.findall(r"proxy_set_header .*;", anywhere)
    for _, inside in (recording, files):
        assert "proxy_request_buffering off;" in inside
        assert re.findall(r"proxy_set_header .*;", inside) == headers[:4]


def most_megabytes(inside: str) -> int:
    [most] = re.findall(r"client_max_body_size (\d+)m;", inside)
    return int(most)
