"""Files that ask for far more than they are worth, and a reader that dies over one."""

from __future__ import annotations

import io
import struct
import threading
import zipfile
import zlib
from pathlib import Path

import pytest

from speakopenly.core import apart
from speakopenly.core.apart import Limits
from speakopenly.hear.attachments import (
    LARGEST,
    AttachmentKind,
    AttachmentRefused,
    Refusal,
    Removed,
    clean,
    cleaning,
    limits,
)
from tests.library.hear.attachments.planted import as_bytes, photo, picture, unzipped, word_file, zip_of


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds one line."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))

    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def packed_zeros(length: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in unzipped(word_file()).items():
            packed.writestr(name, data)
        packed.writestr("word/media/zeros.bin", bytes(length))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png_of(30_000, 30_000), Refusal.TOO_MANY_POINTS),
        (png_of(2_000_000_000, 2_000_000_000), Refusal.TOO_MANY_POINTS),
        (packed_zeros(limits.MOST_UNFOLDED + 1), Refusal.UNFOLDS_TOO_LARGE),
        (zip_of({**unzipped(word_file()), **{f"word/{at}": b"" for at in range(2_001)}}), Refusal.UNFOLDS_TOO_LARGE),
    ],
    ids=["wide png", "widest png", "zip bomb", "thousands of parts"],
)  # fmt: skip
def test_a_small_file_that_unfolds_to_a_huge_one_is_refused(data: bytes, why: Refusal) -> None:
    assert len(data) < LARGEST / 10

    with pytest.raises(AttachmentRefused) as refused:
        clean(data, name="a")

    assert refused.value.why is why


def test_a_part_that_lies_about_its_size_is_not_believed() -> None:
    data = bytearray(packed_zeros(50_000_000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)

    cleaned = clean(bytes(data), name="a")

    assert not cleaned.is_clean


def test_a_picture_inside_a_word_file_is_held_to_the_same_limit() -> None:
    drawn = '<w:p><w:r><w:drawing><a:graphic><a:blip r:embed="rId90"/></a:graphic></w:drawing></w:r></w:p>'
    data = word_file(
        drawn, links={"rId90": "image media/a.png"}, parts={"word/media/a.png": png_of(30_000, 30_000)}
    )

    with pytest.raises(AttachmentRefused) as refused:
        clean(data, name="a")

    assert refused.value.why is Refusal.TOO_MANY_POINTS


def test_the_largest_picture_we_promise_is_cleaned() -> None:
    data = as_bytes(picture((8_000, 8_000)), "JPEG")
    assert limits.MOST_POINTS == 8_000 * 8_000

    cleaned = clean(data, name="a")

    assert cleaned.is_clean


def put_in_place_of_the_worker(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child run a script of ours, under limits that make for a short test."""
    few = Limits(memory=512 * 1024 * 1024, seconds=1, patience=2, answer=LARGEST)
    (folder / "standing_in.py").write_text(
        "from speakopenly.core.apart import Limits, limit_this_process\n"
        f"limit_this_process(Limits(memory={few.memory}, seconds=1, patience=2, answer=1))\n{script}\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setattr(cleaning.worker, "__name__", "standing_in")
    monkeypatch.setattr(limits, "CHILD", few)
    monkeypatch.chdir(folder)


def test_a_stand_in_that_answers_well_is_believed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = 'print(\'{"kind": "png", "removed": ["place"]}\\nxyz\', end=\'\')'
    put_in_place_of_the_worker(script, tmp_path, monkeypatch)

    cleaned = clean(photo(), name="a")

    assert (cleaned.data, cleaned.kind, cleaned.removed) == (b"xyz", AttachmentKind.PNG, (Removed.PLACE,))


@pytest.mark.parametrize(
    "killed_by",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import os; os._exit(3)",
        "import sys; sys.stdout.write('no json')",
        "print('{}')",
        "print('[1]')",
        'print(\'{"kind": "nonsense", "removed": []}\\nxyz\')',
        "import time; time.sleep(60)",
        "while True: pass",
        "bytearray(10**9)",
        "import sys\nwhile True: sys.stdout.write('x' * 10**6)",
        "open('written', 'w').write('x' * 9000)",
    ],
)
def test_a_reader_that_dies_costs_nothing_but_itself(
    killed_by: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put_in_place_of_the_worker(killed_by, tmp_path, monkeypatch)

    cleaned = clean(photo(), name="a")

    assert (cleaned.data, cleaned.kind, cleaned.is_clean) == (photo(), AttachmentKind.JPEG, False)
    written = tmp_path / "written"
    assert not written.exists() or written.read_bytes() == b""


def test_a_machine_that_can_start_no_process_keeps_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart.sys, "executable", "/nowhere/python")

    assert not clean(photo(), name="a").is_clean


def test_the_child_sees_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "telling.py").write_text("import os; print(sorted(os.environ))")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("SPEAKOPENLY_SECRET", "x")

    answer = apart.work_apart("telling", asked={}, data=b"", limits=limits.CHILD)

    assert b"PATH" in answer
    assert b"SECRET" not in answer


def test_files_are_cleaned_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    under_way, most, lock = [0], [0], threading.Lock()
    both = threading.Barrier(limits.AT_ONCE, timeout=20)

    def work(*_: object, **__: object) -> bytes:
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        both.wait()
        with lock:
            under_way[0] -= 1
        return b"{}\n"

    monkeypatch.setattr(cleaning, "work_apart", work)
    threads = [threading.Thread(target=clean, args=(photo(),), kwargs={"name": ""}) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert most[0] == limits.AT_ONCE
