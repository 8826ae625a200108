"""A hundred people at the Speak door: what they send, and everything this machine keeps afterwards."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from speakopenly.hear.speaking import Danger, Receipt, Sharing
from speakopenly.web.hear.reporting.reports import daily
from speakopenly.web.hear.reporting.speak import drafts
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.screens import Screen
from speakopenly.web.people.models import Service
from tests.conftest import ROOT

PLANTED = "quillfeather"
ADDRESS = "203.0.113.77"
BROWSER = "PlantedBrowser/7.7 (of a reporter)"
SECONDS_WRITING = 90
REPORTERS_TABLES = tuple(
    f"speakopenly_hear_{name}"
    for name in (
        "report", "message", "attachment", "contactslip", "contactshare",
        "flag", "opened", "daycount", "casekey", "wrap", "destroyed",
        "notes", "reading", "routerecord", "candour", "identitystep", "passedshare", "sameevent",
        "safeversion", "maker", "strangersread", "sharedrecord",
    )
)  # fmt: skip


def open_the_door(service: Service) -> None:
    """A door that anyone may speak at, as in the demonstration, and the keys a worker makes at its start."""
    said = json.loads((ROOT / "examples" / "northmoor" / "speak.json").read_text("utf-8"))["door"]
    set_up_door(service, said=said, checked_on=timezone.localdate(), is_open=True)
    daily.prepare_keys()


@dataclass
class Person:
    """Somebody with a browser of their own, and, once they have sent, eight words."""

    number: int
    address: str = ADDRESS
    receipt: Receipt | None = None
    seen: str = ""

    def __post_init__(self) -> None:
        self.client = Client(REMOTE_ADDR=self.address, HTTP_USER_AGENT=BROWSER)

    def send(self, words: str | None = None, **more: Any) -> Draft:
        """Send a report whose screens have all been seen; the page shows the eight words."""
        draft = drafts.begin(timezone.now(), at=Screen.CHECK)
        words = words or f"Nobody rang back in {PLANTED}{self.number} until the spring."
        answers = replace(draft.answers, words=words, danger=Danger.NO, sharing=Sharing.ASK, **more)
        done = frozenset(Screen) - {Screen.SEND, Screen.HELP, Screen.NAMES}
        draft = replace(draft, answers=answers, done=done, begun=draft.begun - SECONDS_WRITING)
        self.receipt = draft.receipt
        self.post("/speak/send/", {"draft": drafts.seal(draft)})
        assert all(f">{word}<" in self.seen for word in draft.receipt.words)
        return draft

    def come_back(self) -> str:
        """Type the eight words in; gives the thread as it is shown."""
        assert self.receipt is not None
        return self.post("/return/report/", {"words": " ".join(self.receipt.words)})

    def post(self, path: str, form: dict[str, Any]) -> str:
        answer = self.client.post(path, form)
        assert answer.status_code == 200, (path, answer.status_code)
        assert not answer.cookies
        self.seen = answer.content.decode("utf-8")
        return self.seen

    @property
    def way_on(self) -> str:
        """The pass that the page just seen carries."""
        return self.seen.partition('name="pass" value="')[2].partition('"')[0]


def tables() -> Iterator[tuple[str, list[str], list[tuple[Any, ...]]]]:
    """Every table with its columns and rows."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608  (our own tables)
            yield name, [column[0] for column in cursor.description], cursor.fetchall()


def other_tables() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables no reporter's deed may touch."""
    return {name: rows for name, _columns, rows in tables() if name not in REPORTERS_TABLES}


def database_files() -> list[Path]:
    """The database file and those SQLite keeps beside it."""
    name = str(connection.settings_dict["NAME"])
    return [Path(f"{name}{ending}") for ending in ("", "-wal", "-shm") if Path(f"{name}{ending}").exists()]


def files_at_home() -> list[Path]:
    """Every file of this installation's home."""
    return [path for path in Path(settings.HOME).rglob("*") if path.is_file()]


def everything_kept() -> Iterator[tuple[str, bytes]]:
    """Every cell of every table, and the bytes of every file."""
    for name, columns, rows in tables():
        for row in rows:
            for column, cell in zip(columns, row, strict=True):
                data = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode("utf-8")
                yield f"{name}.{column}", data
    for path in {*files_at_home(), *database_files()}:
        with suppress(FileNotFoundError):  # SQLite takes the files beside a database away as it closes
            yield path.name, path.read_bytes()


def ways_to_write(text: str) -> list[bytes]:
    """A text as it may stand in a file: plain, in wide letters, as hexadecimal, as base64 at any place."""
    plain = text.encode("utf-8")
    shifted = [base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)]
    return [plain, text.encode("utf-16-le"), plain.hex().encode(), *shifted]


def where_is(text: str) -> list[str]:
    """The places where a text can be read."""
    ways = [way.lower() for way in ways_to_write(text)]
    return [where for where, data in everything_kept() if any(way in data.lower() for way in ways)]


def times_of_files(paths: list[Path]) -> dict[str, float]:
    """When each was last changed, as anybody may see."""
    return {path.name: os.stat(path).st_mtime for path in paths}
