"""How long a service takes to back up and to restore: ``python benchmarks/restore.py [--megabytes 1024]``.

A service is made in a temporary folder by the real functions: reports of 780 letters, every fourth with a file of
400 KB added to it. It is backed up to an age key while it stands; then one report in ten is withdrawn; then it is
restored into an empty place with the erasure list, and every withdrawn report is looked for there, by its eight
words and by its sealed bytes. The bars: none found, and at most 120 seconds for 200 MB, 300 for more.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WORDS = "The handover was two lines long and nobody knew who had visited. " * 12
FILE_BYTES, EVERY = 400_000, 4
SMALL, FOR_SMALL, FOR_LARGE = 200, 120, 300
SAID_THERE = """
import json, sys
from speakopenly.web import commands
commands.start_django()
from speakopenly.hear.speaking import read_receipt
from speakopenly.web.hear.reporting.reports import mailboxes
opened = [mailboxes.find(read_receipt(words)) for words in json.load(sys.stdin)]
print(json.dumps([len(mailboxes.thread(each)) if each else 0 for each in opened]))
"""


def begin() -> Any:
    """Northmoor, and two readers who never come."""
    from speakopenly.web.commands import prepare_database

    prepare_database()
    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.hear.reporting.reports.daily import prepare_keys
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    prepare_keys()
    service = people.found_service(name="Northmoor")
    for name in ("Ben", "Bea"):
        user = people.add_person(
            service=service,
            email=f"{name.lower()}@northmoor.example",
            name=name,
            password=secrets.token_urlsafe(),
            roles=[Role.READER],
        )
        reader = Staff(user=user, service=service, roles=frozenset({Role.READER}))
        keyring.make_reading_key(by=reader, passphrase=secrets.token_urlsafe())
    return service


def fill(service: Any, database: Path, megabytes: int) -> list[Any]:
    """Reports until the file has its size; their receipts."""
    from speakopenly.hear.attachments.records import AttachmentKind, Cleaned
    from speakopenly.hear.speaking import Answers, Danger, Message, MessageKind, Wording, new_receipt
    from speakopenly.web.hear.reporting.reports import mailboxes
    from speakopenly.web.hear.reporting.reports.actions import take_in

    receipts: list[Any] = []
    while database.stat().st_size < megabytes * 1024**2:
        receipt = new_receipt()
        answers = Answers(WORDS, Danger.NO, Wording.EVERYDAY, "en-gb")
        take_in(service=service, answers=answers, receipt=receipt, once=receipt.secret)
        receipts.append(receipt)
        if len(receipts) % EVERY == 0:
            file = Cleaned(os.urandom(FILE_BYTES), AttachmentKind.PNG, "picture.png", (), True)
            mailbox = mailboxes.find(receipt)
            mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("A picture."), files=[file])
    return receipts


def withdraw(receipts: list[Any]) -> list[bytes]:
    """Take them back; the sealed bytes that must not come again."""
    from speakopenly.web.hear.reporting.reports import mailboxes
    from speakopenly.web.hear.reporting.reports.models import Message

    blobs = []
    for receipt in receipts:
        mailbox = mailboxes.find(receipt)
        blobs += [
            bytes(each)
            for each in Message.objects.filter(report=mailbox.report).values_list("sealed", flat=True)
        ]
        mailboxes.withdraw(mailbox)
    return blobs


def timed(deed: Callable[[], Any]) -> tuple[float, float, Any]:
    """Wall and CPU seconds, with those of the processes it started."""
    began, cpu = time.perf_counter(), _cpu()
    done = deed()
    return time.perf_counter() - began, _cpu() - cpu, done


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def command(home: Path, *arguments: str) -> None:
    environment = {**os.environ, "SPEAKOPENLY_HOME": str(home)}
    program = "from speakopenly.cli import main; main()"
    subprocess.run([sys.executable, "-c", program, *arguments], env=environment, check=True)


def look_for(home: Path, withdrawn: list[Any], kept: list[Any], blobs: list[bytes]) -> tuple[int, int, int]:
    """How many withdrawn reports are there by words, how many by bytes, and how many of the others are lost."""
    asked = json.dumps([" ".join(receipt.words) for receipt in [*withdrawn, *kept]])
    environment = {**os.environ, "SPEAKOPENLY_HOME": str(home)}
    ran = subprocess.run(
        [sys.executable, "-c", SAID_THERE],
        env=environment,
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    lengths = json.loads(ran.stdout)
    data = (home / "database" / "speakopenly.sqlite3").read_bytes()
    by_words = sum(length > 0 for length in lengths[: len(withdrawn)])
    lost = sum(length == 0 for length in lengths[len(withdrawn) :])
    return by_words, sum(blob in data for blob in blobs), lost


def main() -> int:
    """Print the figures; 1 where the bar is not met."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--megabytes", type=int, default=SMALL)
    megabytes = asked.parse_args().megabytes
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        home, new = here / "home", here / "new"
        os.environ.update(SPEAKOPENLY_HOME=str(home), DATABASE_URL="", SPEAKOPENLY_ERASURES_COPY="")
        from pyrage import x25519

        identity = x25519.Identity.generate()
        (here / "key.txt").write_text(str(identity))
        service = begin()
        database = home / "database" / "speakopenly.sqlite3"
        filling, _, receipts = timed(lambda: fill(service, database, megabytes))
        size = database.stat().st_size / 1024**2
        print(f"service: {len(receipts)} reports, {size:.0f} MB, made in {filling:.0f} s")
        file = here / "backup.age"
        wall, cpu, _ = timed(lambda: command(home, "backup", str(file), "--to", str(identity.to_public())))
        print(f"backup: {wall:.1f} s wall, {cpu:.1f} s CPU, {file.stat().st_size / 1024**2:.0f} MB")
        goes = receipts[::10]
        blobs = withdraw(goes)
        given = ["--identity-file", str(here / "key.txt"), "--erasures", str(home / "erasures")]
        wall, cpu, _ = timed(lambda: command(new, "restore", str(file), *given))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"restore: {wall:.1f} s wall, {cpu:.1f} s CPU, at most {peak:.0f} MB of memory in one process")
        stay = [each for number, each in enumerate(receipts) if number % 10][:200]
        by_words, by_bytes, lost = look_for(new, goes, stay, blobs)
        print(
            f"withdrawn after the backup: {len(goes)}; read by eight words: {by_words}; sealed bytes found: {by_bytes}"
        )
        print(f"others looked for: {len(stay)}; lost: {lost}")
        at_most = FOR_SMALL if megabytes <= SMALL else FOR_LARGE
        return int(wall > at_most or bool(by_words or by_bytes or lost))


if __name__ == "__main__":
    sys.exit(main())
