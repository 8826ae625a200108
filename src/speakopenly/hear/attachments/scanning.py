"""Asking a virus scanner on this machine (ClamAV's clamd), where the service has set one up."""

from __future__ import annotations

import ipaddress
import socket
import struct
from pathlib import PurePosixPath
from typing import Final

from speakopenly.core.errors import BadInput, SpeakOpenlyError

_PIECE: Final = 64 * 1024
_PATIENCE: Final = 20.0
_LONGEST_ANSWER: Final = 4096
_UNIX, _TCP = "unix:", "tcp:"


class ScannerSilent(SpeakOpenlyError):
    """The virus scanner did not answer, or said something that is neither yes nor no."""


def is_scanner_address(address: str) -> bool:
    """Say whether an address is on this machine: ``unix:/path``, ``tcp:127.0.0.1:3310``, ``tcp:[::1]:1``."""
    if address.startswith(_UNIX):
        return PurePosixPath(address.removeprefix(_UNIX)).is_absolute()
    host, port = _host_and_port(address)
    try:
        return ipaddress.ip_address(host).is_loopback and port.isascii() and 0 < int(port) < 65536
    except ValueError:
        return False


def scan(data: bytes, *, address: str) -> bool:
    """Ask clamd whether some bytes are free of known harmful programs: true if it knows none in them.

    The bytes go over the socket (INSTREAM), never to a file. ClamAV's protocol: clamd(8).

    Raises:
        BadInput: the address is not on this machine; words that came in confidence must not leave it.
        ScannerSilent: no clear answer came within 20 seconds of silence.
    """
    if not is_scanner_address(address):
        raise BadInput(
            "The address of the virus scanner is not on this machine.",
            do="Give unix:/path/to/clamd.ctl or tcp:127.0.0.1:3310.",
        )
    try:
        with _connected(address) as line:
            _send(line, data)
            answer = _read_answer(line)
    except OSError as error:
        raise ScannerSilent("The virus scanner did not answer.") from error
    if answer == b"stream: OK":
        return True
    if answer.endswith(b" FOUND"):
        return False
    raise ScannerSilent("The virus scanner gave no clear answer.")


def _host_and_port(address: str) -> tuple[str, str]:
    if not address.startswith(_TCP):
        return "", ""
    host, _, port = address.removeprefix(_TCP).rpartition(":")
    return host.removeprefix("[").removesuffix("]"), port


def _connected(address: str) -> socket.socket:
    if address.startswith(_UNIX):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_PATIENCE)
        try:
            line.connect(address.removeprefix(_UNIX))
        except OSError:
            line.close()
            raise
        return line
    host, port = _host_and_port(address)
    return socket.create_connection((host, int(port)), timeout=_PATIENCE)


def _send(line: socket.socket, data: bytes) -> None:
    """Send pieces, each led by its length in four bytes; a length of nothing ends them."""
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(data), _PIECE):
        piece = data[start : start + _PIECE]
        line.sendall(struct.pack("!I", len(piece)) + piece)
    line.sendall(struct.pack("!I", 0))


def _read_answer(line: socket.socket) -> bytes:
    answer = b""
    while len(answer) < _LONGEST_ANSWER and b"\0" not in answer:
        more = line.recv(_LONGEST_ANSWER)
        if not more:
            break
        answer += more
    return answer.partition(b"\0")[0].strip()
