"""One door: each file goes to its reader, the whole way through the process apart."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel, Kind
from speakopenly.core.sealing import InstallationKey
from speakopenly.hear import files
from speakopenly.hear.files import Reader, read_any
from speakopenly.hear.listening import Gathered, Piece, Setting, receive_pieces
from tests.library.hear.documents.built import FIRST, mail, open_document, pdf, word
from tests.library.hear.literature.test_bibtex import ONE as BIBTEX
from tests.library.hear.literature.test_ris import ONE as RIS

KEY = InstallationKey(bytes(32))


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word(), "a.docx", Kind.SUBMISSION),
        (pdf([FIRST]), "a.pdf", Kind.SUBMISSION),
        (open_document(), "a.odt", Kind.SUBMISSION),
        (bytes(mail()), "a.eml", Kind.SUBMISSION),
        (FIRST.encode(), "a.md", Kind.SUBMISSION),
        (RIS.encode(), "a.ris", Kind.LITERATURE_RECORD),
        (RIS.encode(), "a.txt", Kind.LITERATURE_RECORD),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Told late.\n", "a.vtt", Kind.INTERVIEW_TURN),
        (b"1\n00:00:01,000 --> 00:00:02,000\nA: Told late.\n", "a.srt", Kind.INTERVIEW_TURN),
        (BIBTEX.encode(), "a.bib", Kind.LITERATURE_RECORD),
        (b"title,abstract\nTold late,Half were.\n", "a.csv", Kind.LITERATURE_RECORD),
    ],
)
def test_each_file_goes_to_its_reader(data: bytes, name: str, kind: Kind) -> None:
    assert read_any(data, name).pieces[0].kind is kind


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (b"who,said\nA,Said\n", "a.csv", "is a table. Bring it in as answers to a survey"),
        (bytes(range(1, 32)) * 40, "a.bin", "We read transcripts .*lists of literature .*PDF, Word .docx"),
        (b"ID3" + bytes(60), "a.mp3", "is a recording. Bring it in as an interview"),
        (b"\xff\xd8\xff" + bytes(60), "a.jpg", "This is a picture of text. Type it in"),
        (b"", "a.pdf", "is empty"),
    ],
)
def test_what_nobody_reads_is_refused_with_what_can_be_read(data: bytes, name: str, line: str) -> None:
    with pytest.raises(BadInput, match=line):
        read_any(data, name)


def test_a_new_kind_of_file_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_data: bytes, name: str) -> Gathered:
        return Gathered(name, b"", (Piece(1, FIRST, kind=Kind.COMPLIMENT),))

    new = Reader("letters", lambda data, _name: data.startswith(b"DEAR"), read)
    monkeypatch.setattr(files, "READERS", (*files.READERS, new))

    assert read_any(b"DEAR\n\n", "a.dear").pieces[0].kind is Kind.COMPLIMENT


def test_a_submission_becomes_a_contribution_with_its_pages() -> None:
    setting = Setting(Channel.SUBMISSION, speaks_for=9)
    received = receive_pieces(
        read_any(pdf([FIRST], [], pictures=[2]), "a.pdf"), setting, keyed_hash=KEY.keyed_hash
    )

    contribution = received.contributions[0]
    assert (contribution.text, contribution.kind, contribution.speaks_for) == (FIRST, Kind.SUBMISSION, 9)
    assert contribution.places[0].page == 1
    assert received.left_out == {"a page that is a picture of text": 1}
    assert received.found == 2
