"""Measures what sealing costs: milliseconds of a processor for each deed, median of five runs.

python benchmarks/sealing.py
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from speakopenly.core.sealing import (
    DraftKeys,
    InstallationKey,
    drafts,
    join_shares,
    lock_with_passphrase,
    mailbox_of,
    make_case_keys,
    make_holder_keys,
    seal,
    split_holder_key,
    unlock_with_passphrase,
    unseal,
    unwrap_case_key,
    wrap_case_key,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSPHRASE = "tired rabbits read maps"  # noqa: S105 - invented
LEVELS = (1, 3, 6)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        keys = DraftKeys(Path(folder))
        keys.prepare(NOW.date())
        measure_drafts(keys)
    measure_keys()


def measure_drafts(keys: DraftKeys) -> None:
    """Of answers as somebody might type them: an ordinary length, and as long as still fits one size."""
    for words in (300, 2500):
        data = typed(words)
        for level in LEVELS:
            drafts._COMPRESSION = level
            text = keys.seal(data, purpose="speak", now=NOW)
            name = f"draft of {len(data):,} bytes, level {level}"
            show(f"{name}: seal", lambda data=data: keys.seal(data, purpose="speak", now=NOW), 300)
            show(f"{name}: open", lambda text=text: keys.open(text, purpose="speak", now=NOW), 300)


def measure_keys() -> None:
    public, private = make_holder_keys()
    case_public, case = make_case_keys()
    words, wrap = typed(150), wrap_case_key(case, to=public, about=b"")
    sealed = seal(words, to=case_public, about=b"")
    lock = lock_with_passphrase(private, PASSPHRASE, about=b"")
    shares = split_holder_key(private, shares=3, needed=2)
    installation = InstallationKey(bytes(32))
    show("seal 1 KB of words", lambda: seal(words, to=case_public, about=b""), 300)
    show("unseal them", lambda: unseal(sealed, key=case, about=b""), 300)
    show("wrap a case's key to a holder", lambda: wrap_case_key(case, to=public, about=b""), 300)
    show("unwrap it", lambda: unwrap_case_key(wrap, key=private, about=b""), 300)
    show("find a mailbox", lambda: mailbox_of(installation, bytes(12)), 300)
    show("lock with a passphrase", lambda: lock_with_passphrase(private, PASSPHRASE, about=b""), 5)
    show("unlock", lambda: unlock_with_passphrase(lock, PASSPHRASE, about=b""), 5)
    show("split into 2 of 3", lambda: split_holder_key(private, shares=3, needed=2), 20)
    show("join two shares", lambda: join_shares(shares[:2]), 20)


def typed(words: int) -> bytes:
    """Text that compresses as prose does: words of uneven length, some of them often."""
    chance = random.Random(1)  # noqa: S311 - no secret
    known = ["".join(chance.choices("etaoinshrdlucmfwypvbgk", k=chance.randint(2, 9))) for _ in range(1500)]
    return json.dumps({"v": 1, "words": " ".join(chance.choices(known, k=words))}).encode()


def show(name: str, deed: Callable[[], object], times: int) -> None:
    print(f"{name:<44} {statistics.median(one_run(deed, times) for _ in range(5)):8.3f} ms")


def one_run(deed: Callable[[], object], times: int) -> float:
    started = time.process_time()
    for _ in range(times):
        deed()
    return (time.process_time() - started) * 1000 / times


if __name__ == "__main__":
    main()
