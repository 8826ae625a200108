"""All shared official files: each is loaded, or refused for the right reason; known figures come out as published."""

from __future__ import annotations

from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import Loaded, Store, load_file, reconcile


@pytest.fixture(scope="module")
def told(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Store, dict[str, Loaded], dict[str, str]]:
    store = Store(tmp_path_factory.mktemp("store"), with_shipped=False)
    loaded, refused = {}, {}
    for path in sorted(each for each in (shared_data / "statistics").rglob("*") if each.is_file()):
        try:
            loaded[str(path)] = load_file(path, store)
        except BadInput as error:
            refused[path.name] = str(error)
    return store, loaded, refused


def test_every_shared_file_says_what_it_is(told: tuple[Store, dict[str, Loaded], dict[str, str]]) -> None:
    store, loaded, refused = told
    nothing = [each for each in loaded.values() if each.nothing_because]

    assert refused == {}
    assert all(each.rows_in == each.kept + each.rejected for each in loaded.values())
    assert all(each.kept > 0 for each in loaded.values() if not each.nothing_because)
    assert {each.nothing_because.split(":")[0].split(";")[0] for each in nothing if each.nothing_because} == {
        "guidance that explains other files",
        "describes the columns of a data file",
        "a look-up of area codes",
    }
    assert list(dict.fromkeys(e.value for e in store.published("looked_after", "england", 2017))) == [
        72670,
        72590,
        72600,
    ]
    assert store.published("looked_after", "838", 2023)[-1].value
    assert store.published("children", "england", 2016)[-1].value == 11671521
    sums = {(each.series, each.period): each for each in reconcile(store)}
    assert sums["spend_looked_after", "2016-17"].agrees
    assert sums["spend_looked_after", "2017-18"].difference == pytest.approx(60.0e6, abs=1e4)
