"""Alerts leave for this machine's own network only, say nothing, and a refusal is never taken for a success."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.alerts import actions
from speakopenly.web.hear.reporting.alerts.actions.routes import RouteSettings
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, BodyKind, RouteKind, Safety
from speakopenly.web.hear.reporting.alerts.sending import NotSent, places, send
from speakopenly.web.hear.reporting.alerts.sending.places import NotOurNetwork
from speakopenly.web.people.staff import Staff

SENTENCE = "One report needs a reader today."
DOOR = "https://work.northmoor.example/staff/"


class Gateway(BaseHTTPRequestHandler):
    """Keeps what it is told."""

    told: ClassVar[list[tuple[str, dict[str, str], bytes]]] = []
    status: ClassVar[int] = 202

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.told.append((self.path, dict(self.headers), body))
        self.send_response(self.status)
        self.send_header("Location", "http://192.0.2.1/elsewhere")
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Nothing."""


class Relay(socketserver.StreamRequestHandler):
    """As much of a mail relay as one message needs."""

    mail: ClassVar[list[str]] = []

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip().upper():
            if line == "DATA":
                self._say("354 go on")
                self.mail.append("".join(iter(lambda: self.rfile.readline().decode(), ".\r\n")))
            self._say("221 bye" if line == "QUIT" else "250 yes")
            if line == "QUIT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


def serving(server: socketserver.BaseServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]  # type: ignore[index]
    server.shutdown()
    server.server_close()


@pytest.fixture
def gateway() -> Iterator[int]:
    Gateway.told.clear()
    Gateway.status = 202
    yield from serving(HTTPServer(("127.0.0.1", 0), Gateway))


@pytest.fixture
def relay() -> Iterator[int]:
    Relay.mail.clear()
    yield from serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Relay))


@pytest.fixture
def set_up(lead: Staff, key_of_the_installation: None) -> Callable[..., AlertRoute]:
    def make(port: int, kind: RouteKind = RouteKind.WEBHOOK, **more: Any) -> AlertRoute:
        given = RouteSettings(kind, "127.0.0.1", port, Safety.NONE, sender="site@northmoor.example", **more)
        return actions.set_up_route(by=lead, given=given)

    return make


def test_a_mail_has_the_sentence_the_door_and_nothing_else(
    set_up: Callable[..., AlertRoute], relay: int
) -> None:
    send(set_up(relay, RouteKind.EMAIL), "ben@northmoor.example", SENTENCE, DOOR)

    (mail,) = Relay.mail
    headers, _blank, body = mail.partition("\r\n\r\n")
    assert body == f"{SENTENCE}\r\n\r\n{DOOR}\r\n"
    names = {line.partition(":")[0] for line in headers.splitlines()}
    assert names == {
        "Subject", "From", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip


def test_a_gateway_is_told_in_json_with_its_token(set_up: Callable[..., AlertRoute], gateway: int) -> None:
    route = set_up(gateway, path="/send?x=1", field_to="number", field_text="words", token="amber kettle")

    send(route, "01632 960199", SENTENCE, DOOR)

    ((path, headers, body),) = Gateway.told
    assert path == "/send?x=1"
    assert headers["Authorization"] == "Bearer amber kettle"
    assert json.loads(body) == {"number": "01632 960199", "words": f"{SENTENCE} {DOOR}"}
    assert b"amber" not in bytes(route.sealed_token or b"")


def test_or_as_a_form(set_up: Callable[..., AlertRoute], gateway: int) -> None:
    send(set_up(gateway, body=BodyKind.FORM), "01632 960199", SENTENCE)

    assert parse_qs(Gateway.told[0][2].decode()) == {"to": ["01632 960199"], "message": [SENTENCE]}


@pytest.mark.parametrize("status", [301, 307, 400, 500])
def test_what_is_not_a_yes_is_not_sent_and_no_redirect_is_followed(
    set_up: Callable[..., AlertRoute], gateway: int, status: int
) -> None:
    Gateway.status = status

    with pytest.raises(NotSent):
        send(set_up(gateway), "01632 960199", SENTENCE)
    assert len(Gateway.told) == 1


def test_a_machine_that_does_not_answer_is_not_sent_and_no_address_is_repeated(
    set_up: Callable[..., AlertRoute],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    with pytest.raises(NotSent) as refusal:
        send(set_up(port), "01632 960199", SENTENCE)
    assert "960199" not in str(refusal.value)


OURS = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "::1",
    "fd00::5",
    "::ffff:10.0.0.1",
]
NOT_OURS = [
    "8.8.8.8", "172.32.0.1", "192.0.2.1", "169.254.169.254", "0.0.0.1", "100.64.0.1",
    "2001:db8::1", "fe80::1%eth0", "::ffff:8.8.8.8", "::",
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "is_ours"), [*((a, True) for a in OURS), *((a, False) for a in NOT_OURS)]
)
def test_which_addresses_are_ours(address: str, is_ours: bool) -> None:
    assert places.is_ours(address) is is_ours


@pytest.mark.parametrize("found", [["8.8.8.8"], ["10.0.0.1", "8.8.8.8"], []])
def test_a_name_that_leads_elsewhere_too_is_refused(
    monkeypatch: pytest.MonkeyPatch, lead: Staff, found: list[str]
) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_a, **_k: [(0, 0, 0, "", (each, 25)) for each in found]
    )

    with pytest.raises(NotOurNetwork):
        actions.set_up_route(
            by=lead, given=RouteSettings(RouteKind.WEBHOOK, "relay.example", 25, Safety.NONE)
        )
    assert not AlertRoute.objects.exists()


def test_what_was_looked_at_is_what_is_connected_to(
    monkeypatch: pytest.MonkeyPatch, set_up: Callable[..., AlertRoute], gateway: int
) -> None:
    """A name that leads home when it is looked at, and elsewhere a moment later."""
    route = set_up(gateway)
    answers = iter([["127.0.0.1"], ["8.8.8.8"]])
    real = socket.getaddrinfo

    def changing(host: str, *more: Any, **named: Any) -> Any:
        if host != "relay.example":
            return real(host, *more, **named)
        return [(0, 0, 0, "", (each, gateway)) for each in next(answers)]

    route.host = "relay.example"
    monkeypatch.setattr(socket, "getaddrinfo", changing)

    send(route, "01632 960199", SENTENCE)

    assert len(Gateway.told) == 1


def test_a_route_is_off_until_the_code_that_came_is_typed_in(
    set_up: Callable[..., AlertRoute], gateway: int, lead: Staff
) -> None:
    route = set_up(gateway)
    assert not route.is_on

    actions.send_test(by=lead, route=route, address="01632 960199")
    code = json.loads(Gateway.told[0][2])["message"][-4:]
    wrong = "0000" if code != "0000" else "1111"

    assert not actions.confirm_test(by=lead, route=route, code=wrong)
    assert actions.confirm_test(by=lead, route=route, code=code)
    route.refresh_from_db()
    assert route.is_on
    assert code not in route.test_code


def test_a_code_can_be_guessed_at_five_times_only(
    set_up: Callable[..., AlertRoute], gateway: int, lead: Staff
) -> None:
    route = set_up(gateway)
    actions.send_test(by=lead, route=route, address="01632 960199")
    for _try in range(4):
        assert not actions.confirm_test(by=lead, route=route, code="none")

    with pytest.raises(NotAllowed):
        actions.confirm_test(by=lead, route=route, code="none")


def test_a_route_that_is_changed_is_off_again(route: AlertRoute, lead: Staff) -> None:
    given = RouteSettings(RouteKind.EMAIL, "127.0.0.1", 26, Safety.NONE, sender="site@northmoor.example")

    actions.change_route(by=lead, route=route, given=given)

    route.refresh_from_db()
    assert not route.is_on


def test_a_route_somebody_is_reached_by_is_not_removed(route: AlertRoute, rota: None, lead: Staff) -> None:
    with pytest.raises(NotAllowed):
        actions.remove_route(by=lead, route=route)
