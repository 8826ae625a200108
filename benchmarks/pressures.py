"""Official statistics: ``python benchmarks/pressures.py`` (or ``FOLDER...`` of other official files).

Loads every shared file into a fresh store and says what was refused; then times ``triple`` (what a page asks for)
and ``pressures show`` as a reader starts it. Prints the sums of authorities against the nation, the values of March
2017 release by release, and the founding text's verdicts. The bars: all files loaded or refused with a reason in at
most 60 s and 1 GB; an area and its page within 300 ms; ``show`` within 2 CPU s; authority sums equal to the nation in 2016-17 (and in
2015-16 and 2018-19 where their files are given), the difference of 2017-18 told.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import Store, founding_sentences, load_file, reconcile, triple

SHARED = Path(os.environ.get("SPEAKOPENLY_SHARED", "../shared")) / "data" / "statistics"
AREAS = ("England", "Wales", "Birmingham", "838", "Gwynedd")
MOST_LOADING, MOST_MEGABYTES, MOST_AREA, MOST_SHOW = 60, 1024, 0.3, 2.0
KNOWN_TO_AGREE = ("2015-16", "2016-17", "2018-19")


def load(folders: list[Path], store: Store) -> bool:
    """Load all files below the folders; True within the bars."""
    files = sorted(each for folder in folders for each in folder.rglob("*") if each.is_file())
    figures, refused, nothing = 0, [], 0
    started, cpu = time.perf_counter(), time.process_time()
    for path in files:
        try:
            told = load_file(path, store)
        except BadInput as error:
            refused.append(str(error))
            continue
        figures += told.figures
        nothing += told.nothing_because is not None
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = sum(path.stat().st_size for path in store.folder.glob("*.parquet")) / 1e6
    print(f"{len(files)} files: {len(files) - len(refused) - nothing} loaded, {nothing} hold no figures,"
          f" {len(refused)} refused; {figures:,} figures in {seconds:.1f} s ({cpu:.1f} CPU s), {megabytes:.0f} MB"
          f" peak, {kept:.1f} MB kept")  # fmt: skip
    for line in refused:
        print(f"  refused: {line}")
    return cpu <= MOST_LOADING and megabytes <= MOST_MEGABYTES


def show(store: Store, home: Path) -> bool:
    """Time the three pressures of a few areas, first in a fresh memory and then again, and the command."""
    worst = 0.0
    for area in AREAS:
        started = time.perf_counter()
        triple(area, store)
        worst = max(worst, time.perf_counter() - started)
        print(f"triple of {area}: {1000 * (time.perf_counter() - started):.0f} ms")
    started = time.perf_counter()
    command = [
        str(Path(sys.executable).with_name("speakopenly")),
        "pressures",
        "show",
        "Birmingham",
        "--json",
    ]
    subprocess.run(
        command, env={**os.environ, "SPEAKOPENLY_HOME": str(home)}, check=True, capture_output=True
    )
    seconds = time.perf_counter() - started
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = spent.ru_utime + spent.ru_stime
    print(f"pressures show: {seconds:.2f} s ({cpu:.2f} CPU s)")
    return worst <= MOST_AREA and cpu <= MOST_SHOW


def pages(home: Path) -> bool:
    """Time the pages of a few areas in the web app, the second time each is asked for."""
    os.environ |= {"SPEAKOPENLY_HOME": str(home), "DJANGO_SETTINGS_MODULE": "speakopenly.web.settings"}
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("migrate", verbosity=0)
    worst, client = 0.0, Client()
    for address in ("", "england/", "wales/", "330/", "838/", "330/figures.csv", "the-founding-text/"):
        client.get(f"/pressures/{address}")
        started = time.perf_counter()
        answer = client.get(f"/pressures/{address}")
        seconds = time.perf_counter() - started
        worst = max(worst, seconds)
        print(f"/pressures/{address}: {answer.status_code}, {1000 * seconds:.0f} ms")
    return worst <= MOST_AREA


def compare(store: Store) -> bool:
    """Print what authorities add up to, the values of March 2017, and the verdicts."""
    found = reconcile(store)
    for each in found:
        print(each.sentence)
    print(
        "31 March 2017:",
        "; ".join(
            f"{each.value:,.0f} ({each.release})" for each in store.published("looked_after", "england", 2017)
        ),
    )
    for tested in founding_sentences(store):
        print(f"{tested.nation}: {tested.claim} {tested.verdict}. {tested.sentence}")
    return all(each.agrees for each in found if each.period in KNOWN_TO_AGREE)


def main(folders: list[Path]) -> int:
    """Load, show, compare, open pages; 0 where all bars are met."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        store = Store(home / "pressures")
        met = [load(folders, store), show(store, home), compare(store), pages(home)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main([Path(each) for each in sys.argv[1:]] or [SHARED]))
