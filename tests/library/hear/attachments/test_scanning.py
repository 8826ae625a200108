"""The scanner is asked in clamd's own words (INSTREAM), and only on this machine."""

from __future__ import annotations

import socket
import struct
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.attachments import ScannerSilent, is_scanner_address, scan

HARMFUL = b"what the scanner knows"


def serve(listening: socket.socket, answer: bytes | None) -> None:
    """Behave as clamd does: read pieces until one of no length, then say one line that ends with NUL."""
    line, _ = listening.accept()
    with line, line.makefile("rb") as coming:
        assert coming.read(10) == b"zINSTREAM\0"
        got = b""
        while length := struct.unpack("!I", coming.read(4))[0]:
            assert length <= 64 * 1024
            got += coming.read(length)
        found = b"stream: Test.Signature FOUND" if HARMFUL in got else b"stream: OK"
        line.sendall(found + b"\0" if answer is None else answer)


@contextmanager
def clamd(answer: bytes | None = None, *, over: str = "unix") -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="clamd") as folder:
        if over == "unix":
            listening = socket.socket(socket.AF_UNIX)
            listening.bind(path := str(Path(folder) / "ctl"))
            address = f"unix:{path}"
        else:
            listening = socket.create_server(("127.0.0.1", 0))
            address = f"tcp:127.0.0.1:{listening.getsockname()[1]}"
        with listening:
            listening.listen()
            serving = threading.Thread(target=serve, args=(listening, answer))
            serving.start()
            yield address
            serving.join(10)


@pytest.mark.parametrize("over", ["unix", "tcp"])
@pytest.mark.parametrize(
    ("data", "is_free"),
    [(b"", True), (b"a photo", True), (HARMFUL, False), (b"x" * 300_000 + HARMFUL, False)],
)
def test_the_scanner_says_whether_it_knows_anything_harmful(data: bytes, is_free: bool, over: str) -> None:
    with clamd(over=over) as address:
        assert scan(data, address=address) is is_free


@pytest.mark.parametrize(
    "answer",
    [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK?\0", b"x" * 9000, b"UNKNOWN COMMAND\0"],
)
def test_an_unclear_answer_is_neither_yes_nor_no(answer: bytes) -> None:
    with clamd(answer) as address, pytest.raises(ScannerSilent):
        scan(b"a photo", address=address)


def test_a_scanner_that_is_not_there_is_said_to_be_silent(tmp_path: Path) -> None:
    with pytest.raises(ScannerSilent):
        scan(b"a photo", address=f"unix:{tmp_path / 'none'}")


@pytest.mark.parametrize(
    ("address", "is_here"),
    [
        ("unix:/run/clamav/clamd.ctl", True),
        ("tcp:127.0.0.1:3310", True),
        ("tcp:[::1]:3310", True),
        ("unix:clamd.ctl", False),
        ("tcp:192.0.2.7:3310", False),
        ("tcp:0.0.0.0:3310", False),
        ("tcp:localhost:3310", False),
        ("tcp:clamd.example:3310", False),
        ("tcp:127.0.0.1:0", False),
        ("tcp:127.0.0.1:99999", False),
        ("tcp:127.0.0.1", False),
        ("https://127.0.0.1", False),
        ("", False),
    ],
)
def test_words_told_in_confidence_go_to_no_other_machine(address: str, is_here: bool) -> None:
    assert is_scanner_address(address) is is_here
    if not is_here:
        with pytest.raises(BadInput):
            scan(b"a photo", address=address)
