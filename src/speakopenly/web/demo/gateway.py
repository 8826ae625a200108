"""Where the alerts of the demonstration go: to this terminal. It stands where a service has its own relay."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Final

import click

from speakopenly.web.supervise import Child

HOST: Final = "127.0.0.1"
MOST_BYTES: Final = 10_000
CODE: Final = re.compile(r"\b\d{4}\b")
Taken = Callable[[str, str], None]


def listening() -> socket.socket:
    """A port of this machine that is free now. Whoever is forked from here on can take alerts at it."""
    return socket.create_server((HOST, 0))


def at_work(door: socket.socket) -> Child:
    """The process that shows each alert in the terminal, while the site runs."""

    def work() -> None:
        _server(door, lambda to, words: click.echo(f"Alert to {to}: {words}")).serve_forever()

    return Child("alerts", work, is_vital=False)


@contextmanager
def codes_taken(door: socket.socket) -> Iterator[list[str]]:
    """Take test alerts meanwhile; inside stands each code that came, the last one last."""
    codes: list[str] = []
    server = _server(door, lambda _to, words: codes.extend(CODE.findall(words)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield codes
    finally:
        server.shutdown()
        thread.join()


def _server(door: socket.socket, taken: Taken) -> HTTPServer:
    class Gateway(BaseHTTPRequestHandler):
        """Takes one alert, as a gateway of a service's own network does."""

        def do_POST(self) -> None:
            size = min(int(self.headers.get("Content-Length", 0)), MOST_BYTES)
            said = json.loads(self.rfile.read(size))
            taken(said["to"], said["message"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            """Keeps no log, like all that runs here."""

    server = HTTPServer((HOST, 0), Gateway, bind_and_activate=False)
    server.socket.close()
    server.socket = door
    return server
