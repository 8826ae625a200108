"""The official figures that were loaded come back with a service, and a pinned one is worked out as before."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from speakopenly.understand.pressures import Store, find_area
from speakopenly.understand.pressures.pinned import as_data, from_data, work_out
from speakopenly.understand.pressures.pinning import later_than, offers
from speakopenly.understand.pressures.store import FOLDER
from speakopenly.web.backup import bundle, sealed
from speakopenly.web.people.models import Service
from tests.library.understand.pressures.revised import NEWER, OLDER, load
from tests.web.conftest import HOME


@pytest.fixture
def store() -> Iterator[Store]:
    made = Store(HOME / FOLDER)
    load(made, OLDER, "410")
    load(made, NEWER, "431")
    (HOME / FOLDER / "half-written.part").write_bytes(b"-")
    yield made
    shutil.rmtree(HOME / FOLDER)


def test_every_loaded_release_is_there_again_and_nothing_half_written(
    northmoor: Service, store: Store, back_up: Callable[..., Path], secret: Path, home: Path
) -> None:  # fmt: skip
    pinned = next(
        each for each in offers(find_area("351"), "looked_after", store) if each.release == OLDER.name
    )
    kept, later = as_data(pinned), later_than(pinned, store)

    with sealed.opened(back_up(), identity_file=secret, passphrase_file=None) as stream:
        home.mkdir()
        bundle.unpack(stream, home)

    there = Store(home / FOLDER)
    assert sorted(path.name for path in there.folder.iterdir()) == [
        f"{each.year:016d}.parquet" for each in (OLDER, NEWER)
    ]
    assert there.loaded().equals(store.loaded())
    assert work_out(from_data(kept)) == work_out(pinned)
    assert later_than(from_data(kept), there) == later
