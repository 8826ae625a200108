"""A file that is no project gives one clear line; nothing else happens, however it was damaged."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.understand.exchange import limits, packing, read_qdc, read_qdpx, write_qdpx
from speakopenly.understand.exchange.reading import read_project
from speakopenly.understand.exchange.writing import check_it_holds_together
from tests.library.understand.exchange.projects import a_project, qdpx_of

GOOD = write_qdpx(a_project())
EMPTY = '<Project xmlns="urn:QDA-XML:project:1.0" name="x">{}</Project>'
BOMB = '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)  # fmt: skip
FETCH = '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + EMPTY.format(
    "<Description>&x;</Description>"
)


def locked() -> bytes:
    data = bytearray(GOOD)
    for at in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    return bytes(data)


def without_description() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("sources/a.txt", "words")
    return out.getvalue()


BAD = {
    "nothing": (b"", "is not a REFI-QDA project"),
    "a web page": (b"<!doctype html><html></html>", "is not a REFI-QDA project"),
    "a PDF": (b"%PDF-1.7", "is not a REFI-QDA project"),
    "half a file": (GOOD[: len(GOOD) // 2], "is cut short or damaged"),
    "a zip of something else": (without_description(), "holds no project.qde"),
    "locked": (locked(), "is locked with a password"),
    "no XML": (qdpx_of("not XML at all"), "cannot be read as XML"),
    "empty XML": (qdpx_of(""), "cannot be read as XML"),
    "another root": (qdpx_of("<CodeBook/>"), "holds no Project"),
    "an entity bomb": (qdpx_of(BOMB + "]>" + EMPTY.format("<Description>&m;</Description>")), ""),
    "an entity bomb in an attribute": (qdpx_of(BOMB + "]>" + EMPTY.format('<Users><User name="&m;"/></Users>')), ""),
    "an entity that fetches": (qdpx_of(FETCH), "declares a document type"),
    "a thousand levels": (qdpx_of(EMPTY.format("<Code>" * 1000 + "</Code>" * 1000)), "cannot be read as XML"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_gives_one_clear_line(what):
    data, problem = BAD[what]

    with pytest.raises(BadInput) as refused:
        read_project(data, "theirs.qdpx")

    assert problem in str(refused.value)
    assert str(refused.value).startswith("theirs.qdpx: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("what", ["half a file", "an entity bomb", "nothing"])
def test_it_is_the_same_line_from_the_process_apart(what):
    with pytest.raises(BadInput) as here:
        read_project(BAD[what][0], "theirs.qdpx")
    with pytest.raises(BadInput) as apart:
        read_qdpx(BAD[what][0], "theirs.qdpx")

    assert str(apart.value) == str(here.value)


def test_a_zip_bomb_is_not_unpacked():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("project.qde", "w", force_zip64=True) as member,
    ):
        for _ in range(300):
            member.write(b" " * limits.MEGABYTE)

    with pytest.raises(BadInput, match="is larger than 256 MB"):
        read_project(out.getvalue(), "theirs.qdpx")


def test_a_member_that_lies_about_its_size_is_not_believed(monkeypatch):
    monkeypatch.setattr(packing, "MAX_TEXT_BYTES", 1000)
    source = '<Sources><TextSource guid="10000000-0000-4000-8000-000000000001" plainTextPath="internal://a.txt"/></Sources>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("project.qde", EMPTY.format(source))
        packed.writestr("sources/a.txt", b"a" * 100_000)

    with pytest.raises(BadInput, match="larger than"):
        read_project(out.getvalue(), "theirs.qdpx")


def test_an_absurd_count_of_files_is_refused(monkeypatch):
    monkeypatch.setattr(packing, "MAX_MEMBERS", 3)

    with pytest.raises(BadInput, match="holds more than 3 files"):
        read_project(qdpx_of(EMPTY.format(""), {f"sources/{n}.txt": b"" for n in range(4)}), "theirs.qdpx")


@pytest.mark.parametrize(
    "path", ["internal://../../etc/hostname", "relative:///etc/hostname", "absolute:///etc/hostname"]
)
def test_a_path_never_leads_out_of_the_file(path):
    source = (
        f'<Sources><TextSource guid="10000000-0000-4000-8000-000000000001" plainTextPath="{path}"/></Sources>'
    )

    read = read_project(qdpx_of(EMPTY.format(source)), "theirs.qdpx")

    assert read.sources == ()
    assert read.remarks == (
        "Sources whose text is not in the file, or only as a formatted document left out: 1.",
    )


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html/>", FETCH.encode(), b"\xff\xfe\x00"])
def test_a_bad_codebook_gives_one_clear_line(data):
    with pytest.raises(BadInput, match="^theirs.qdc: "):
        read_qdc(data, "theirs.qdc")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=12),
    cut=st.integers(0, len(GOOD)),
)
def test_a_damaged_zip_is_read_or_refused(changes, cut):
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value

    _is_read_or_refused(bytes(data[:cut] if cut % 3 == 0 else data))


DESCRIPTION = zipfile.ZipFile(io.BytesIO(GOOD)).read("project.qde").decode()
SWAPS = st.sampled_from(
    [
        '"',
        "<",
        ">",
        "/",
        "&",
        "-1",
        "99999999999999999999",
        "é",
        "\ud83d",
        "guid",
        "CodeRef",
        "Code",
        "Note",
        " ",
    ]
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(
    swaps=st.lists(
        st.tuples(st.integers(0, len(DESCRIPTION)), st.integers(0, 40), SWAPS), min_size=1, max_size=6
    )
)
def test_a_damaged_description_is_read_or_refused(swaps):
    text = DESCRIPTION
    for at, length, put in swaps:
        text = text[:at] + put + text[at + length :]

    _is_read_or_refused(qdpx_of(text.encode("utf-8", "replace").decode()))


def _is_read_or_refused(data: bytes) -> None:
    try:
        project = read_project(data, "theirs.qdpx")
    except BadInput:
        return
    check_it_holds_together(project)
