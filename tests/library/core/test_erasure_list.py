"""The erasure list: one line for each thing and day, in an order that tells nothing, at midnight."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from datetime import date
from pathlib import Path

import pytest

from speakopenly.core.erasure_list import Deed, ErasureList, Line, read_erasures
from speakopenly.core.errors import BadInput

DAY, NEXT, LATER = date(2026, 3, 2), date(2026, 3, 3), date(2026, 5, 1)
MIDNIGHT = 1_772_409_600.0
WHOSE = "a" * 32


def thing(name: str) -> str:
    return hashlib.md5(name.encode()).hexdigest()  # noqa: S324  (32 digits for a test)


def line(name: str, deed: Deed = Deed.DONE, day: date = DAY, kind: str = "report") -> Line:
    return Line(day, kind, thing(name), deed)


@pytest.fixture
def ours(tmp_path: Path) -> ErasureList:
    return ErasureList(tmp_path / "erasures", WHOSE, lambda: MIDNIGHT)


@pytest.mark.parametrize(
    ("deeds", "is_gone"),
    [
        ([Deed.ASKED, Deed.DONE], True),
        ([Deed.ASKED], True),
        ([Deed.ASKED, Deed.KEPT], False),
        ([Deed.ASKED, Deed.KEPT, Deed.ASKED, Deed.DONE], True),
        ([Deed.DONE, Deed.ASKED, Deed.KEPT], True),
        ([Deed.KEPT], False),
    ],
)
def test_how_a_deed_ended(ours: ErasureList, deeds: list[Deed], is_gone: bool) -> None:
    for deed in deeds:
        ours.write([line("one", deed)], today=DAY)

    found = ours.read()

    assert found is not None
    assert len(found.lines) == 1
    assert (thing("one") in found.gone("report")) is is_gone


def test_the_order_of_the_lines_is_not_the_order_of_the_deeds(ours: ErasureList) -> None:
    for name in "abcdefgh":
        ours.write([line(name)], today=DAY)
    other = ErasureList(ours.folder.with_name("other"), WHOSE, lambda: MIDNIGHT)
    for name in reversed("abcdefgh"):
        other.write([line(name)], today=DAY)

    texts = [(each.folder / f"{DAY}.list").read_bytes() for each in (ours, other)]
    assert texts[0] == texts[1]


def test_files_are_private_and_say_midnight(ours: ErasureList) -> None:
    ours.write([line("one")], today=DAY)

    (file,) = ours.folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(ours.folder.stat().st_mode) == 0o700
    assert (os.stat(file).st_mtime, os.stat(ours.folder).st_mtime) == (MIDNIGHT, MIDNIGHT)


def test_a_day_without_an_erasure_has_its_file_so_that_the_list_says_how_far_it_reaches(
    ours: ErasureList,
) -> None:
    ours.write([], today=DAY)
    ours.write([], today=NEXT)

    found = ours.read()
    assert found is not None
    assert (found.since, found.until, found.lines) == (DAY, NEXT, ())


def test_old_days_are_dropped_and_the_list_says_since_when_it_is_complete(ours: ErasureList) -> None:
    for day in (DAY, NEXT, LATER):
        ours.write([line("one", day=day)], today=day)

    assert ours.forget_before(NEXT) == 1

    found = ours.read()
    assert found is not None
    assert (found.since, found.until) == (NEXT, LATER)
    assert [each.day for each in found.lines] == [NEXT, LATER]


def test_the_last_day_is_never_dropped(ours: ErasureList) -> None:
    ours.write([line("one")], today=DAY)

    ours.forget_before(LATER)

    assert ours.read() is not None


def test_two_who_withdraw_at_once_are_both_on_it(ours: ErasureList) -> None:
    names = [f"{each}" for each in range(16)]
    people = [
        threading.Thread(target=ours.write, args=([line(name)],), kwargs={"today": DAY}) for name in names
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()

    found = ours.read()
    assert found is not None
    assert set(found.gone("report")) == {thing(name) for name in names}


def test_a_copy_is_in_step_when_it_has_every_line(ours: ErasureList) -> None:
    copy = ErasureList(ours.folder.with_name("copy"), WHOSE, lambda: MIDNIGHT)
    ours.write([line("one"), line("two", day=NEXT)], today=NEXT)
    assert not ours.is_in_step_with(copy)

    found = ours.read()
    assert found is not None
    copy.write(found.lines, today=found.until, since=found.since)
    assert ours.is_in_step_with(copy)

    ours.write([line("three", day=NEXT)], today=NEXT)
    assert not ours.is_in_step_with(copy)


def test_one_file_of_several_days_is_read_as_well(ours: ErasureList, tmp_path: Path) -> None:
    ours.write([line("one"), line("two", day=NEXT)], today=NEXT)
    one = tmp_path / "all.txt"
    one.write_text("".join(file.read_text() for file in sorted(ours.folder.iterdir())))

    assert read_erasures([one]) == ours.read()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anything",
        "speakopenly erasures 1\n",
        f"installation {WHOSE}\nsince 2026-03-02\nday 2026-13-02\n",
        f"installation {WHOSE}\nsince 2026-03-02\nday 2026-03-02\n2026-03-02 report 12 done\n",
        f"installation {WHOSE}\ninstallation {'b' * 32}\nsince 2026-03-02\nday 2026-03-02\n",
        "speakopenly erasur\xe9s",
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "list"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match="not an erasure list"):
        read_erasures([file])
