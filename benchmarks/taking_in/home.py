"""A throw-away home whose door is open, with three readers: made in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
READERS = 3
SERVICE = "Northmoor (invented)"


def prepare(folder: Path, postgres: str) -> dict[str, str]:
    """Make the home; gives the environment in which its server and its senders run."""
    from speakopenly.web.environment import DEMONSTRATION_MARK

    folder.mkdir(mode=0o700, parents=True)
    (folder / DEMONSTRATION_MARK).write_text("Everything in this folder is invented.\n", encoding="utf-8")
    environment = os.environ | {
        "SPEAKOPENLY_HOME": str(folder),
        "DJANGO_SETTINGS_MODULE": "speakopenly.web.settings",
        "DATABASE_URL": postgres,
    }
    subprocess.run([sys.executable, __file__], env=environment, check=True)
    return environment


def fill() -> None:
    """The database, a service, its readers with their keys, its door, and the keys of the day."""
    import django

    django.setup()
    from django.core.management import call_command

    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.reporting.speak import actions as door
    from speakopenly.web.people import actions as people

    call_command("migrate", verbosity=0)
    installation_key(may_make=True)
    service = people.found_service(name=SERVICE)
    for number in range(READERS):
        _reader(service, number)
    said = json.loads((ROOT / "examples" / "northmoor" / "speak.json").read_text("utf-8"))["door"]
    door.set_up_door(service, said=said, checked_on=date(2026, 11, 2), is_open=True)


def _reader(service: object, number: int) -> None:
    """A reader whose key is there but cannot be unlocked: nobody reads in this home."""
    from speakopenly.core.sealing import make_holder_keys
    from speakopenly.web.hear.keyring.models import ReadingKey
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role

    user = people.add_person(
        service=service,
        email=f"reader{number}@northmoor.example",
        name=f"Reader {number}",
        password="four calm words here",  # noqa: S106  (of an invented person)
        roles=[Role.READER],
    )
    public, _private = make_holder_keys()
    ReadingKey.objects.create(
        service=service, user=user, public_key=public.data, by_passphrase=b"-", by_recovery_code=b"-"
    )


if __name__ == "__main__":
    fill()
