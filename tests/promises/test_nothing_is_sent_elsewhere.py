"""No socket is opened to anywhere but this machine, except by the alert route that a service has set up, on its own network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

import speakopenly
from speakopenly.core.errors import BadInput
from speakopenly.hear.attachments import scanning
from speakopenly.web.hear.reporting.alerts.sending import places

SOURCE = Path(speakopenly.__file__).parent
SPEAKS = {
    "socket", "ssl", "smtplib", "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "imaplib",
    "poplib", "telnetlib", "xmlrpc", "websocket", "websockets", "webbrowser", "paramiko", "asyncio", "distributed", "dask",
}  # fmt: skip
MAY_SPEAK = {
    "web/hear/reporting/alerts/sending/__init__.py": "the alert route",
    "web/hear/reporting/alerts/sending/mail.py": "the alert route",
    "web/hear/reporting/alerts/sending/gateways.py": "the alert route",
    "web/hear/reporting/alerts/sending/places.py": "the alert route: asks where it leads, and refuses",
    "web/demo/gateway.py": "takes the alerts of a demonstration on this machine, and sends nothing",
    "web/demo/__init__.py": "the same: hands its socket on",
    "web/demo/opening.py": "the same: sets the alert route to that socket",
    "hear/attachments/scanning.py": "a virus scanner on this machine",
    "web/people/elsewhere/provider.py": "the organisation's own sign-in, where one is connected",
    "web/people/elsewhere/views.py": "the same: catches what goes wrong on the way",
    "understand/portions/cluster.py": "the machines of a cluster that somebody names on the command line, over TLS",
}
ELSEWHERE = ("192.0.2.1", "2001:db8::1", "8.8.8.8", "northmoor.example")


NAMES_ONE = re.compile(
    rf"^\s*(?:import|from)\s+(?:{'|'.join(map(re.escape, sorted(SPEAKS)))})\b|^\s*from (?:http|urllib) import (?!HTTPStatus$)",
    re.MULTILINE,
)


def speaks(path: Path) -> bool:
    """Whether a file names a module by which one speaks to other machines."""
    return NAMES_ONE.search(path.read_text("utf-8")) is not None


def test_only_these_files_can_speak_to_another_machine() -> None:
    found = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if speaks(path)}

    assert found <= set(MAY_SPEAK)
    assert {"web/hear/reporting/alerts/sending/places.py", "hear/attachments/scanning.py"} <= found


@pytest.mark.parametrize("host", ELSEWHERE)
def test_an_alert_leads_to_no_machine_that_is_not_of_ones_own_network(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(*_asked: object, **_more: object) -> list[object]:
        return [(2, 1, 6, "", ("203.0.113.9" if host.endswith("example") else host, 25))]

    monkeypatch.setattr(places.socket, "getaddrinfo", found)

    with pytest.raises(places.NotOurNetwork):
        places.connect(host, 25)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_a_scanner_is_asked_on_this_machine_alone(host: str) -> None:
    with pytest.raises(BadInput, match="not on this machine"):
        scanning.scan(b"words", address=f"tcp:{host}:3310")


def test_a_browser_is_told_to_fetch_nothing_from_elsewhere() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert directives["default-src"] == ["'none'"]
    allowed = {source for sources in directives.values() for source in sources}
    assert allowed == {"'self'", "'none'"}
