"""What one Send costs this machine's processor, all in: ``python benchmarks/speak_send.py``.

A demonstration is made in a temporary folder, with one reader; the same process sends 300 reports of 780 letters
through the whole of Django (middleware, sealing, storing, the page with eight words). CPU, not wall.
"""

from __future__ import annotations

import io
import json
import os
import secrets
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
HOW_MANY, WARMING = 300, 20
WORDS = "The handover was two lines long and nobody knew who had visited. " * 12


def open_a_door() -> None:
    """Northmoor's door, and Ben, who reads."""
    from speakopenly.web.commands import prepare_database, prepare_faces

    prepare_database()
    prepare_faces()
    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.hear.reporting.reports.daily import prepare_keys
    from speakopenly.web.hear.reporting.speak import actions
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    prepare_keys()
    service = people.found_service(name="Northmoor")
    user = people.add_person(
        service=service,
        email="ben@northmoor.example",
        name="Ben",
        password=secrets.token_urlsafe(),
        roles=[Role.READER],
    )
    ben = Staff(user=user, service=service, roles=frozenset({Role.READER}))
    keyring.make_reading_key(by=ben, passphrase=secrets.token_urlsafe())
    said = json.loads((ROOT / "examples/northmoor/speak.json").read_text("utf-8"))["door"]
    actions.set_up_door(service, said=said, checked_on=date(2026, 11, 2), is_open=True)


def a_draft() -> str:
    """One that has been read through and waits for Send."""
    from django.utils import timezone

    from speakopenly.hear.speaking import Danger
    from speakopenly.web.hear.reporting.speak import drafts
    from speakopenly.web.hear.reporting.speak.screens import Screen

    draft = drafts.begin(timezone.now(), at=Screen.CHECK)
    answers = replace(draft.answers, danger=Danger.NO, words=WORDS)
    done = frozenset({Screen.PROMISE, Screen.DANGER, Screen.WORDS})
    return drafts.seal(replace(draft, begun=draft.begun - 100, done=done, answers=answers))


def send(site: Any, draft: str) -> None:
    body = urlencode({"draft": draft}).encode()
    asked = {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/speak/send/", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http", "wsgi.version": (1, 0),
    }  # fmt: skip
    status: list[str] = []
    page = site(asked, lambda said, _headers: status.append(said))
    shown = b"".join(page)
    page.close()
    if status != ["200 OK"] or shown.count(b"so-eight__word") != 16:
        raise SystemExit(f"A report was not taken in: {status}.")


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"SPEAKOPENLY_HOME": home, "DATABASE_URL": ""}
        (Path(home) / "THIS-IS-A-DEMONSTRATION").write_text("invented")
        open_a_door()
        from django.core.handlers.wsgi import WSGIHandler

        site, waiting = WSGIHandler(), [a_draft() for _ in range(HOW_MANY + WARMING)]
        for draft in waiting[:WARMING]:
            send(site, draft)
        began = time.process_time()
        for draft in waiting[WARMING:]:
            send(site, draft)
        print(f"{(time.process_time() - began) / HOW_MANY * 1000:.2f} ms of CPU for a Send, all in")


if __name__ == "__main__":
    main()
