"""Text tables come in whole: every encoding, delimiter and quoting people's programs write."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from speakopenly.core.tables import read_table_bytes

WORDS = "Nobody told Megan\u2019s carer \u2013 the caf\u00e9 note cost \u00a35"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_words_survive_their_encoding(encoding: str, found: str) -> None:
    table = read_table_bytes(f"id,text\r\n1,{WORDS}\r\n".encode(encoding), "answers.csv")

    assert table.column("text") == (WORDS,)
    assert table.encoding == found


def test_latin_1_is_read_where_windows_has_no_such_letter() -> None:
    table = read_table_bytes(b"id,text\n1,caf\xe9 \x81 late\n", "answers.csv")

    assert table.encoding == "latin-1"
    assert table.column("text") == ("caf\u00e9 \x81 late",)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Никто не сказал семье, что решение уже принято, и мы снова ждали несколько недель."),
        ("shift_jis", "誰も家族に何が決まったのかを伝えなかったので、私たちはまた何週間も待ちました。"),
    ],
)
def test_other_alphabets_are_recognised(encoding: str, words: str) -> None:
    table = read_table_bytes(("id;text\n" + f"1;{words}\n" * 20).encode(encoding), "answers.csv")

    assert set(table.column("text")) == {words}


def test_stray_bytes_in_a_utf8_file_spoil_no_other_letter() -> None:
    data = "id,text\n1,caf\u00e9\n2,na\u00efve\n3,fianc\u00e9e\n".encode() + b"4,it\x92s late\n"

    table = read_table_bytes(data, "answers.csv")

    assert table.column("text") == ("caf\u00e9", "na\u00efve", "fianc\u00e9e", "it\u2019s late")
    assert "Bytes that were not UTF-8 and were read as Windows-1252: 1." in table.notes


def test_letters_spoilt_before_are_told_and_left_alone() -> None:
    table = read_table_bytes("text\nit\u00e2\u20ac\u2122s late\nlost \ufffd one\n".encode(), "answers.csv")

    assert table.column("text") == ("it\u00e2\u20ac\u2122s late", "lost \ufffd one")
    assert len(table.notes) == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [["id", "text", "n"], ["1", '"Late, again; and | so on\tthere"', "1.5"], ["2", "fine", "2"]]

    table = read_table_bytes("\n".join(delimiter.join(line) for line in lines).encode(), "answers.csv")

    assert table.delimiter == delimiter
    assert table.column("text") == ("Late, again; and | so on\tthere", "fine")


def test_decimal_commas_do_not_win_over_semicolons() -> None:
    table = read_table_bytes(b"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", "t.csv")

    assert table.columns == ("a", "b", "c")
    assert table.rows[0].values == ("1,5", "2,5", "3,5")


@pytest.mark.parametrize("header", ["text", "How was it, and why?"])
def test_commas_in_a_table_of_one_column_part_nothing(header: str) -> None:
    data = f"{header}\nWell, it was late, again.\nNo one came.\nSo, we waited.\nFine.\n"

    table = read_table_bytes(data.encode(), "answers.csv")

    assert table.columns == (header,)
    assert table.delimiter is None
    assert len(table.rows) == 4


def test_a_cell_keeps_its_lines_and_rows_are_numbered_as_a_spreadsheet_does() -> None:
    table = read_table_bytes(b'id,text\r\n1,"one\r\ntwo\rthree"\r\n\r\n2,four\r\n', "answers.csv")

    assert table.column("text") == ("one\ntwo\nthree", "four")
    assert [row.number for row in table.rows] == [2, 4]
    assert [(row.row, row.reason) for row in table.rejected] == [(3, "empty row")]


def test_ragged_rows_are_left_out_with_their_number_and_reason() -> None:
    table = read_table_bytes(b"id,text\n1,a\n2\n3,c,d\n4,e,,\n , \n5,f\n", "answers.csv")

    assert [row.number for row in table.rows] == [2, 5, 7]
    assert [(row.row, row.reason) for row in table.rejected] == [
        (3, "has 1 cell where the header has 2"),
        (4, "has 3 cells where the header has 2"),
        (6, "empty row"),
    ]
    assert table.read == 6


def test_one_stray_quotation_mark_costs_one_row() -> None:
    table = read_table_bytes(b'id,text\n1,"never closed\n2,fine\n3,"sound"\n4,ok\n', "answers.csv")

    assert table.column("id") == ("2", "3", "4")
    assert [(row.row, row.reason) for row in table.rejected] == [(2, "its quotation marks do not match")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'id\ttext\n1\t"Great" he said\n2\tshe said "no"\n', ('"Great" he said', 'she said "no"')),
        (b'id,text\n1,"he said \\"no\\", twice"\n2,"fine"\n', ('he said "no", twice', "fine")),
        (b'id, text\n1, "late, again"\n2, "fine"\n', ("late, again", "fine")),
        (b'id,text\n1,"""Great"""\n2,ok\n', ('"Great"', "ok")),
    ],
    ids=["not quoted at all", "backslashes", "blanks after commas", "doubled marks"],
)
def test_each_way_of_quoting_is_understood(data: bytes, words: tuple[str, ...]) -> None:
    assert read_table_bytes(data, "answers.csv").column("text") == words


def test_control_characters_are_removed_and_counted_and_nothing_is_normalised() -> None:
    words = "bell\a and nul\0, e\u0301, \u202eright-to-left\u202c, \U0001f469\u200d\U0001f467, \u4e2d\u6587"

    table = read_table_bytes(f'id,text\n1,"{words}"\n2,line\x0bbreak\n'.encode(), "answers.csv")

    assert table.column("text")[0] == words.replace("\a", "").replace("\0", "")
    assert table.column("text")[1] == "line\nbreak"
    assert table.removed_control_characters == 3


def test_lone_surrogates_are_removed_and_counted() -> None:
    data = "id,text\n1,a\ud800b\ufffe\n".encode("utf-16-le", "surrogatepass")

    table = read_table_bytes(b"\xff\xfe" + data, "answers.csv")

    assert table.column("text") == ("ab",)
    assert table.removed_control_characters == 2


def test_a_cell_of_one_megabyte_is_read_whole() -> None:
    long = "word, " * 175_000

    table = read_table_bytes(f'id,text\n1,"{long}"\n2,b\n'.encode(), "answers.csv")

    assert table.column("text") == (long, "b")


def test_a_cell_beyond_the_limit_is_left_out_and_the_next_row_is_read() -> None:
    data = "id,text\n1," + "x" * (8 * 1024 * 1024 + 1) + "\n2,b\n"

    table = read_table_bytes(data.encode(), "answers.csv")

    assert table.column("id") == ("2",)
    assert table.rejected[0].row == 2


def test_gzip_is_unfolded_and_the_digest_is_of_the_file_as_given() -> None:
    data = gzip.compress(b"id,text\n1,a\n")

    table = read_table_bytes(data, "folder/answers.csv.gz")

    assert table.file == "answers.csv.gz"
    assert table.digest == hashlib.sha256(data).digest()
    assert table.column("text") == ("a",)


def test_empty_cells_are_none_and_blanks_stay() -> None:
    assert read_table_bytes(b"a,b,c\n1,, \n", "t.csv").rows[0].values == ("1", None, " ")


def test_cells_of_several_lines_with_commas_stay_one_cell() -> None:
    said = [
        "It was late,\nand nobody rang.\nThen, a letter came.",
        "One line.",
        "First,\nsecond,\nthird, at last.",
    ]
    rows = "".join(f'{number},"{text}"\r\n' for number, text in enumerate(said))

    table = read_table_bytes(f"id,text\r\n{rows}".encode(), "said.csv")

    assert [row.values[1] for row in table.rows] == said
    assert not table.rejected
