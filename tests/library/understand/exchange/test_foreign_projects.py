"""Projects written by other programs are read leniently, and what is left out of them is said."""

from __future__ import annotations

import pytest

from speakopenly.core.records import Place
from speakopenly.understand.exchange import CoderKind, read_qdc, told_in
from speakopenly.understand.exchange.reading import read_project
from tests.library.understand.exchange.projects import qdpx_of

ANN, CODE, CHILD, SOURCE = (f"{n}0000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3, 4))
SPAN, CODING, CASE, VARIABLE, NOTE = (f"{n}0000000-0000-4000-8000-00000000000{n}" for n in (5, 6, 7, 8, 9))
TEXT = "Nobody rang back. Then somebody did."
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="NVivo 14">'
USERS = f'<Users><User guid="{ANN}" name="Ann Example" id="AE"/></Users>'
CODES = f'<CodeBook><Codes><Code guid="{CODE}" name="Waiting" isCodable="true" color="#FF0000"><Description>Time.</Description><Code guid="{{{CHILD.upper()}}}" name="Silence"/></Code></Codes></CodeBook>'


def project(inside: str, members=None, head: str = HEAD):
    return read_project(qdpx_of(f"{head}{USERS}{CODES}{inside}</Project>", members), "theirs.qdpx")


def selection(start: int, end: int, *, code: str = CODE, name: str = "") -> str:
    return (
        f'<PlainTextSelection guid="{SPAN}" name="{name}" startPosition="{start}" endPosition="{end}" creatingUser="{ANN}">'
        f'<Coding guid="{CODING}" creatingUser="{ANN}" creationDateTime="2026-03-02T23:10:00+01:00"><CodeRef targetGUID="{code}"/></Coding>'
        "</PlainTextSelection>"
    )


def text_source(inside: str, *, path: str = f"internal://{SOURCE}.txt") -> str:
    return f'<Sources><TextSource guid="{SOURCE}" name="Talk 1" plainTextPath="{path}">{inside}</TextSource></Sources>'


@pytest.mark.parametrize(
    ("path", "member", "folder"),
    [
        (f"internal://{SOURCE}.txt", f"{SOURCE}.txt", "sources/"),
        (f"internal://{SOURCE}.txt", f"{SOURCE.upper()}.TXT", "Sources/"),
        (f"internal://{SOURCE}.txt", f"{SOURCE}.txt", ""),
        (f"Sources\\{SOURCE}.txt", f"{SOURCE}.txt", "Sources/"),
    ],
)
def test_a_text_is_found_in_whatever_folder_it_lies(path, member, folder):
    read = project(text_source(selection(0, 17), path=path), {folder + member: TEXT.encode()})

    assert read.sources[0].text == TEXT
    assert read.words_of(each.at for each in read.codings) == ("Nobody rang back.",)


def test_who_coded_is_a_role_and_the_name_is_said_to_be_left_out():
    read = project(text_source(selection(0, 17)), {f"sources/{SOURCE}.txt": TEXT.encode()})

    assert [each.kind for each in read.coders] == [CoderKind.PERSON]
    assert "Ann" not in repr(read)
    assert "Names of people who coded, left out: 1." in read.remarks
    assert read.codings[0].day.isoformat() == "2026-03-02"


def test_codes_keep_their_tree_though_guids_are_braced_and_attributes_missing():
    read = project("")

    assert [(code.name, code.parent, code.is_codable, code.definition) for code in read.codes] == [
        ("Waiting", None, True, "Time."),
        ("Silence", CODE, True, ""),
    ]


@pytest.mark.parametrize("head", [HEAD, HEAD.replace(' xmlns="urn:QDA-XML:project:1.0"', "")])
def test_a_namespace_may_be_missing(head):
    assert len(project("", head=head).codes) == 2


LINES = "Line one.\r\nNobody rang back 🙂 then.\r\nLast words here.\r\nAnd more 🙂 words.\r\n"
QUOTES = ("Nobody rang back", "Last words here", "more 🙂 words")


def _count(text: str, how: str) -> int:
    if "one" in how:
        text = text.replace("\r\n", "\n")
    if "two" in how:
        text = text.replace("\n", "\r\n")
    return len(text.encode("utf-16-le")) // 2 if "UTF-16" in how else len(text)


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("code points", LINES),
        ("UTF-16 units", LINES),
        ("code points, a line end as one", LINES),
        ("UTF-16 units, a line end as one", LINES),
        ("code points", LINES.replace("\r\n", "\n")),
        ("UTF-16 units", LINES.replace("\r\n", "\n")),
        ("code points, a line end as two", LINES.replace("\r\n", "\n")),
        ("UTF-16 units, a line end as two", LINES.replace("\r\n", "\n")),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("last", ["", ", the last character included"])
def test_positions_are_understood_however_they_were_counted(how, text, encoding, last):
    spans = ""
    for number, quote in enumerate(QUOTES):
        start = _count(text[: text.index(quote)], how)
        end = _count(text[: text.index(quote) + len(quote)], how) - bool(last)
        spans += selection(start, end).replace(SPAN, SPAN.replace("50", f"5{number}", 1))

    read = project(text_source(spans), {f"sources/{SOURCE}.txt": text.encode(encoding)})

    assert read.sources[0].text == text
    assert read.words_of(span.guid for span in read.spans) == QUOTES
    said = f"Texts whose positions were read as {how}{last}: 1."
    assert (said in read.remarks) is (how + last != "code points")


PDF = f'<Sources><PDFSource guid="{SOURCE}" name="Report" path="internal://x.pdf"><PDFSelection guid="{SPAN}" page="1" firstX="0" firstY="0" secondX="9" secondY="9"><Coding guid="{CODING}"><CodeRef targetGUID="{CODE}"/></Coding></PDFSelection>%s</PDFSource></Sources>'
REPRESENTATION = f'<Representation guid="{NOTE}"><PlainTextContent>{TEXT}</PlainTextContent><PlainTextSelection guid="{CASE}" startPosition="0" endPosition="6"><Coding guid="{VARIABLE}"><CodeRef targetGUID="{CHILD}"/></Coding></PlainTextSelection></Representation>'
FILM = f'<Sources><VideoSource guid="{SOURCE}" name="Film" path="internal://x.mp4"><Transcript guid="{NOTE}"><PlainTextContent>{TEXT}</PlainTextContent><SyncPoint guid="{VARIABLE}" timeStamp="1500" position="0"/><SyncPoint guid="{CASE}" timeStamp="4000" position="18"/><TranscriptSelection guid="{SPAN}" fromSyncPoint="{VARIABLE}" toSyncPoint="{CASE}"><Coding guid="{CODING}"><CodeRef targetGUID="{CODE}"/></Coding></TranscriptSelection></Transcript><VideoSelection guid="{ANN}" begin="1" end="2"><Coding guid="{CHILD}"><CodeRef targetGUID="{CODE}"/></Coding></VideoSelection></VideoSource></Sources>'


def test_the_text_of_a_pdf_is_read_and_areas_of_its_pages_are_said_to_be_left_out():
    read = project(PDF % REPRESENTATION)

    assert [(source.guid, source.name, source.text) for source in read.sources] == [(SOURCE, "Report", TEXT)]
    assert read.words_of(each.at for each in read.codings) == ("Nobody",)
    assert {"Areas of pages left out: 1.", "Codings left out with them: 1."} <= set(read.remarks)


def test_a_transcript_keeps_its_times_and_stretches_of_film_are_said_to_be_left_out():
    read = project(FILM)

    assert read.sources[0].places == (Place(0, seconds=1.5), Place(18, seconds=4.0))
    assert read.words_of(each.at for each in read.codings) == ("Nobody rang back. ",)
    assert "Stretches of film left out: 1." in read.remarks


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (PDF % "", "Pictures, pages or recordings without a text left out: 1."),
        (text_source(selection(0, 17)), "Sources whose text is not in the file, or only as a formatted document left out: 1."),
        (f'<Sources><TextSource guid="{SOURCE}" richTextPath="internal://a.docx"/></Sources>', "Sources whose text is not in the file, or only as a formatted document left out: 1."),
        (f'<Sources><PictureSource guid="{SOURCE}"/></Sources>', "Pictures, pages or recordings without a text left out: 1."),
        (f'<Sources><SoundSource guid="{SOURCE}"/></Sources>', "Sources of a kind we do not know left out: 1."),
        ('<Links><Link guid="x"/><Link guid="y"/></Links>', "Links between things left out: 2."),
        ('<Graphs><Graph guid="x"/></Graphs>', "Maps left out: 1."),
        (f'<Cases><Case guid="{CASE}"><SelectionRef targetGUID="{SPAN}"/></Case></Cases>', "References that lead nowhere, left out: 1."),
    ],
)  # fmt: skip
def test_nothing_is_left_out_silently(inside, said):
    assert said in project(inside).remarks


@pytest.mark.parametrize(
    ("start", "end", "words", "said"),
    [
        (0, 999, (TEXT,), "Spans that ran past the end of their text, and were cut there: 1."),
        (999, 1200, (), "Spans outside their text left out: 1."),
        (-5, 3, (), "Spans outside their text left out: 1."),
        (9, 3, (), "Spans outside their text left out: 1."),
    ],
)
def test_a_span_that_does_not_fit_is_cut_or_left_out_and_that_is_said(start, end, words, said):
    read = project(text_source(selection(start, end)), {f"sources/{SOURCE}.txt": TEXT.encode()})

    assert read.words_of(span.guid for span in read.spans) == words
    assert said in read.remarks


def test_a_coding_with_an_unknown_code_is_left_out_and_that_is_said():
    read = project(text_source(selection(0, 6, code=NOTE)), {f"sources/{SOURCE}.txt": TEXT.encode()})

    assert read.codings == ()
    assert len(read.spans) == 1
    assert "Codings with a code that is not in the codebook, left out: 1." in read.remarks


def test_two_spans_with_one_guid_stay_two():
    read = project(text_source(selection(0, 6) + selection(7, 11)), {f"sources/{SOURCE}.txt": TEXT.encode()})

    assert read.words_of(each.at for each in read.codings) == ("Nobody", "rang")


def test_variables_memos_and_cases_of_whole_sources_come_through():
    inside = (
        f'<Variables><Variable guid="{VARIABLE}" name="age" typeOfVariable="Integer"/></Variables>'
        f'<Cases><Case guid="{CASE}" name="B"><VariableValue><VariableRef targetGUID="{VARIABLE}"/><IntegerValue>9</IntegerValue></VariableValue><SourceRef targetGUID="{SOURCE}"/></Case></Cases>'
        + text_source(f'<NoteRef targetGUID="{NOTE}"/>')
        + f'<Notes><Note guid="{NOTE}" name="Memo" plainTextPath="internal://memo.txt"/></Notes>'
    )

    read = project(inside, {f"sources/{SOURCE}.txt": TEXT.encode(), "sources/memo.txt": b"Think."})

    assert [(each.name, dict(each.groups), each.words) for each in told_in(read)] == [
        ("B", {"age": "9"}, (TEXT,))
    ]
    assert [(note.name, note.text) for note in read.notes] == [("Memo", "Think.")]
    assert read.sources[0].notes == (NOTE,)


def test_a_codebook_as_taguette_writes_it_is_read():
    data = f'<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.5"><Codes><Code guid="{CODE.upper()}" name="people.waiting" isCodable="true"/></Codes><Sets></Sets></CodeBook>'

    assert [(code.guid, code.name) for code in read_qdc(data.encode(), "theirs.qdc").codes] == [
        (CODE, "people.waiting")
    ]


def test_what_stands_in_the_place_of_guids_still_leads_from_one_thing_to_another():
    qde = (
        '<Project name="x"><CodeBook><Code guid="code-1" name="Waiting"/></CodeBook><Sources>'
        '<TextSource guid="ABC123" plainTextPath="interview.txt">'
        '<PlainTextSelection guid="sel1" startPosition="0" endPosition="6"><Coding><CodeRef targetGUID="code-1"/></Coding>'
        "</PlainTextSelection></TextSource></Sources></Project>"
    )

    read = read_project(qdpx_of(qde, {"Sources/interview.txt": TEXT.encode()}), "theirs.qdpx")

    assert read.words_of(each.at for each in read.codings) == ("Nobody",)
    assert [code.guid for code in read.codes] == [each.code for each in read.codings]
