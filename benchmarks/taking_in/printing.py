"""What a run says, and whether it met what is promised."""

from __future__ import annotations

import argparse
import os

from taking_in.floor import Floor
from taking_in.senders import Came, Found

ENOUGH = 200.0
FAST_DISK = 235.0
SHARE_OF_A_SLOW_DISK = 0.85


def print_result(
    options: argparse.Namespace, postgres: str, came: Came, found: Found, floors: tuple[Floor, Floor]
) -> int:
    """Print the figures; gives the exit status."""
    rate, number = len(came.sent.shown) / came.wall_seconds, max(1, len(came.sent.shown))
    _say("database", "PostgreSQL" if postgres else "SQLite (WAL, FULL)")
    _say("senders", f"{options.senders} for {options.seconds:.0f} s, on the same {os.cpu_count()} processors")
    _say("receipts shown", f"{len(came.sent.shown):,}")
    _say("reports a second", f"{rate:.0f}")
    _say("from Send to receipt", f"p50 {_at(came, 50):.0f} ms, p95 {_at(came, 95):.0f} ms")
    if came.server_cpu is not None:
        _say("CPU ms a report", f"server {came.server_cpu / number * 1000:.2f}")
    _say("CPU ms a report", f"senders {came.sent.cpu_seconds / number * 1000:.2f}")
    for name, floor in zip(("before", "after"), floors, strict=True):
        _say(
            f"bare disk, {name}", f"{floor.per_second:.0f}/s, p50 {floor.p50:.2f} ms, p95 {floor.p95:.2f} ms"
        )
    _say("killed", f"{came.kills} times; {came.sent.broken_off} requests broken off and sent again")
    _say("pages that failed", str(came.sent.failures))
    _say("receipts that open their words", f"{found.opened:,} of {len(came.sent.shown):,}")
    kept = not found.lost and not came.sent.failures and bool(came.sent.shown)
    _say("nothing lost", "yes" if kept else "NO")
    if not options.kill and options.what == "report":
        _say("fast enough", _is_enough(rate, floors))
    return 0 if kept else 1


def _is_enough(rate: float, floors: tuple[Floor, Floor]) -> str:
    slowest = min(floor.per_second for floor in floors)
    wanted = ENOUGH if slowest >= FAST_DISK else SHARE_OF_A_SLOW_DISK * slowest
    return f"{'yes' if rate >= wanted else 'NO'} (wanted {wanted:.0f}/s)"


def _at(came: Came, share: int) -> float:
    seconds = came.sent.seconds
    return seconds[min(len(seconds) - 1, len(seconds) * share // 100)] * 1000 if seconds else 0.0


def _say(what: str, figure: str) -> None:
    print(f"{what:32} {figure}", flush=True)
