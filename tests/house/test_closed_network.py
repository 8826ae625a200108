"""No socket is opened to anywhere but this machine while tests run, child processes included."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

ELSEWHERE = "192.0.2.1"  # an address kept for documentation (RFC 5737); nobody lives there


def test_a_connection_to_another_machine_is_refused() -> None:
    with pytest.raises(RuntimeError, match="another machine"):
        socket.create_connection((ELSEWHERE, 80), timeout=0.1)


def test_a_name_of_another_machine_is_not_even_looked_up() -> None:
    with pytest.raises(RuntimeError, match="another machine"):
        socket.getaddrinfo("northmoor.example", 80)


def test_a_datagram_to_another_machine_is_refused() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(RuntimeError):
        sender.sendto(b"hello", (ELSEWHERE, 53))


def test_a_child_process_is_closed_as_well() -> None:
    script = f"import socket; socket.create_connection(({ELSEWHERE!r}, 80), timeout=0.1)"

    child = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert child.returncode != 0
    assert "NetworkClosed" in child.stderr


def test_this_machine_may_speak_to_itself() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=1) as client,
    ):
        assert client.getpeername() == server.getsockname()
