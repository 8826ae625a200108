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


def test_only_a_recording_is_handed_on_while_it_comes_in() -> None:
    work = "\n".join(lines(NGINX[0])).partition("server_name work.northmoor.example;\nssl")[2]
    [(address, inside)] = re.findall(r"location ~ (\S+) \{([^}]*)\}", work)
    elsewhere = work.replace(inside, "")
    page = reverse(
        "hear:recording-file", args=["an-exercise", uuid4()], urlconf="speakopenly.web.doors.work_urls"
    )

    assert re.search(address, page)
    assert not re.search(address, page + "take-out/")
    assert "proxy_request_buffering off;" in inside
    assert "client_max_body_size 1030m;" in inside
    assert "proxy_request_buffering" not in elsewhere
    [most] = re.findall(r"client_max_body_size (\d+)m;", elsewhere)
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE < int(most) * 1024**2 < 140 * 1024**2
    headers = re.findall(r"proxy_set_header .*;", inside)
    assert headers == re.findall(r"proxy_set_header .*;", elsewhere)[: len(headers)]
    assert len(headers) == 4
