"""Every reader of bytes that come from outside, with good samples of what it reads: a line each.

A reader that is not here is not tried by ``test_every_parser.py``. Where a reader asks for a process of its
own, its worker stands in here, so that thousands of files are tried: the walls around that process have
tests of their own in ``tests/library``, and the same worker catches the same errors here and there.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock
from uuid import UUID

import polars
import pyrage

from speakopenly.change.recommendations import Recommendation
from speakopenly.change.reviews import publication as reviews
from speakopenly.change.reviews.records import read_record as read_review
from speakopenly.change.reviews.records import write_record as write_review
from speakopenly.change.rights import RightsCheck
from speakopenly.check.bulletin import pack as bulletin
from speakopenly.check.culture.items import Audience
from speakopenly.check.inspections import pages as inspection_pages
from speakopenly.check.inspections.files import read_report_bytes, read_reports
from speakopenly.check.inspections.pooling import publication as pooling
from speakopenly.check.outcomes.series import read_when
from speakopenly.check.supervision.calendar import count_meetings
from speakopenly.core.apart import WorkFailed
from speakopenly.core.documents.reading.citations import read_citation
from speakopenly.core.erasure_list import Deed, Line, read_erasures
from speakopenly.core.publications import Manifest, Packs, read_packs, write_packs
from speakopenly.core.records import Consent
from speakopenly.core.sealing import (
    SigningKey,
    join_shares,
    make_holder_keys,
    make_recovery_code,
    read_recovery_code,
    split_holder_key,
)
from speakopenly.core.sealing.keyfiles import load_key_file
from speakopenly.core.tables import NoSuchSheet, Table, read_table_bytes, workbooks
from speakopenly.core.tables import worker as tables_worker
from speakopenly.core.tables.portions import read_in_portions
from speakopenly.hear.answering.notes import Notes
from speakopenly.hear.attachments import clean, cleaning
from speakopenly.hear.attachments import worker as attachments_worker
from speakopenly.hear.documents import read_document
from speakopenly.hear.documents import reading as documents_reading
from speakopenly.hear.documents import worker as documents_worker
from speakopenly.hear.files import read_any
from speakopenly.hear.literature import read_literature
from speakopenly.hear.literature import reading as literature_reading
from speakopenly.hear.literature import worker as literature_worker
from speakopenly.hear.questionnaires import Version, codes, storing
from speakopenly.hear.questionnaires import answers as form_answers
from speakopenly.hear.questionnaires.xlsform import read_xlsform, write_xlsform
from speakopenly.hear.questionnaires.xlsform import sheets as xlsform_sheets
from speakopenly.hear.recordings.kinds import kind_of
from speakopenly.hear.speaking import destruction, proofs, receipts, threads
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import Danger, Wording
from speakopenly.hear.transcripts import read_transcript
from speakopenly.understand.exchange import opening, write_qdc, write_qdpx
from speakopenly.understand.exchange import worker as exchange_worker
from speakopenly.understand.exchange.codebook import codebook_of_project
from speakopenly.understand.findings import publication as findings
from speakopenly.understand.findings import verification
from speakopenly.understand.findings.evidence import read_evidence, write_evidence
from speakopenly.understand.pressures.headers import read_mapping
from speakopenly.understand.pressures.loading import load_file
from speakopenly.understand.pressures.periods import read_period
from speakopenly.understand.pressures.store import Store
from speakopenly.understand.pressures.symbols import read_cell
from speakopenly.understand.search.query import read_query
from speakopenly.web.backup import bundle, sealed
from speakopenly.web.check.culture.walking import Walk as CultureWalk
from speakopenly.web.check.outcomes import reading as points
from speakopenly.web.hear.keys import draft_keys
from speakopenly.web.hear.reporting.speak import drafts as speak_drafts
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.screens import Screen
from speakopenly.web.hear.surveys.models import Way
from speakopenly.web.hear.taking_part.drafts import Going
from speakopenly.web.public_path import speaking_at
from speakopenly.web.understand.rounds.walking import Walk as RoundWalk
from tests.library.change.recommendations.test_recommendations import FULL as A_RECOMMENDATION
from tests.library.change.reviews.test_publication import RECORD_OF as A_REVIEW
from tests.library.change.rights.checks import FAVOURABLE as A_CHECK
from tests.library.check.bulletin.test_an_issue import ISSUE as AN_ISSUE
from tests.library.check.inspections.test_publication import RECORD_OF as INSPECTIONS
from tests.library.check.supervision.calendars import FIRST, LAST, calendar, entry, repeated
from tests.library.core.tables.conftest import make_workbook, make_zip
from tests.library.hear.answering.test_notes import FULL as SOME_NOTES
from tests.library.hear.attachments.test_any_bytes import GIF, PDF, PHOTO, SCREENSHOT, WEBP, small_word_file
from tests.library.hear.documents.built import pdf
from tests.library.hear.documents.test_any_bytes import WHOLE as DOCUMENTS
from tests.library.hear.literature.lists import MEETINGS, SOILS, record, ris
from tests.library.hear.questionnaires.cast import MEETING
from tests.library.hear.speaking.test_destruction import TEXT as DESTRUCTION
from tests.library.hear.speaking.test_proofs import PROOF
from tests.library.hear.transcripts import files as captions
from tests.library.understand.exchange.projects import a_project
from tests.library.understand.findings.conftest import make_evidence
from tests.library.understand.pressures import making as official
from tests.library.understand.pressures.test_loading import SIX

Read = Callable[[bytes], object]
TEXT = "Nobody rang us before the move."
CSV = f'id,text\n1,{TEXT}\n2,"Two, with a comma"\n'.encode()


@dataclass(frozen=True, slots=True)
class Parser:
    """One reader, and samples that it reads without an error.

    ``slow``: making or reading one sample takes so long that few are tried where tests must be quick.
    """

    name: str
    read: Read
    make: Callable[[], tuple[bytes, ...]]
    slow: bool = False

    @property
    def samples(self) -> tuple[bytes, ...]:
        """Files that it reads."""
        return self.make()

    def __str__(self) -> str:
        return self.name


@contextmanager
def without_children() -> Iterator[None]:
    """Readers that ask for a process of their own get its worker in this one."""

    def of(answer: Callable[[dict[str, Any], bytes], bytes]) -> Callable[..., bytes]:
        def work_here(_module: str, *, asked: dict[str, Any], data: bytes, limits: object) -> bytes:
            try:
                return answer(asked, data)
            except BaseException as error:
                raise WorkFailed from error  # such a child ends with a status of its own

        return work_here

    stand_ins = {
        literature_reading: literature_worker.answer,
        cleaning: attachments_worker.answer,
        documents_reading: documents_worker.answer,
        opening: lambda asked, data: exchange_worker.answer(data, str(asked["name"])),
        inspection_pages: _inspection_pages,
        workbooks: _rows_of_a_workbook,
    }
    with ExitStack() as stack:
        for module, answer in stand_ins.items():
            stack.enter_context(mock.patch.object(module, "work_apart", of(answer)))
        yield


def _rows_of_a_workbook(asked: dict[str, Any], data: bytes) -> bytes:
    written = io.BytesIO()
    out = io.TextIOWrapper(written, encoding="utf-8", errors="surrogatepass")
    tables_worker.answer(asked, data, out)
    out.flush()
    return written.getvalue()


def _inspection_pages(_asked: dict[str, Any], data: bytes) -> bytes:
    return json.dumps(inspection_pages.answer(data)).encode()


def _cleaned(data: bytes) -> object:
    return clean(data, name="a")


def _named(read: Callable[[bytes, str], object], name: str) -> Read:
    return lambda data: read(data, name)


def _typed(read: Callable[[str], object]) -> Read:
    """A reader of what somebody types or pastes, or of what a browser sends back."""
    return lambda data: read(data.decode("utf-8", "replace"))


def _file(read: Callable[[Path], object], name: str) -> Read:
    """A reader that is given a path."""

    def from_file(data: bytes) -> object:
        with TemporaryDirectory(prefix="speakopenly-parser-") as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            path.chmod(0o600)
            found = read(path)
            return list(found) if isinstance(found, Iterator) else found

    return from_file


def _unpacked(data: bytes) -> object:
    with TemporaryDirectory(prefix="speakopenly-parser-") as folder:
        return bundle.unpack(io.BytesIO(data), Path(folder))


def _opened_backup(data: bytes) -> object:
    with TemporaryDirectory(prefix="speakopenly-parser-") as folder:
        path, identity, phrase = (Path(folder) / name for name in ("backup", "identity", "phrase"))
        path.write_bytes(data)
        identity.write_text(AGE_IDENTITY, "ascii")
        phrase.write_text("six words that nobody else would think of\n", "utf-8")
        with sealed.opened(path, identity_file=identity, passphrase_file=phrase) as stream:
            return bundle.unpack(stream, Path(folder))


def _loaded(path: Path) -> object:
    return load_file(path, Store(path.parent / "store", with_shipped=False))


def _kept_figures(data: bytes) -> object:
    with TemporaryDirectory(prefix="speakopenly-parser-") as folder:
        (Path(folder) / "0123456789abcdef.parquet").write_bytes(data)
        return Store(Path(folder), with_shipped=False).figures()


def _one_part_of(
    packs: Callable[[], Packs], verify: Callable[[Manifest, Packs], object], pack: str, name: str
) -> Read:
    """A publication in which one file was replaced and its sha256 made to agree again."""

    def verified(data: bytes) -> object:
        whole = packs()
        public, hidden = dict(whole.public), dict(whole.sealed)
        (public if pack == "public" else hidden)[name] = data
        manifest = json.loads(public["manifest.json"])
        files = {"public": "files", "sealed": "sealed"}[pack]
        manifest[files][name] = hashlib.sha256(data).hexdigest()
        public["manifest.json"] = json.dumps(manifest).encode()
        with TemporaryDirectory(prefix="speakopenly-parser-") as folder:
            write_packs(Packs(public, hidden), Path(folder) / "pack")
            return verify(*read_packs(Path(folder) / "pack"))

    return verified


def _sheets(data: bytes) -> object:
    """An XLSForm whose sheets are texts, so that its words are altered and not its zip."""
    survey, _, choices = data.partition(b"\x1e")
    held = {"survey": survey, "choices": choices}

    def read(_data: bytes, file: str, *, sheet: str) -> Table:
        if not held.get(sheet):
            raise NoSuchSheet("has no such sheet.", do="Look.", file=file)
        return read_table_bytes(held[sheet], "t.csv")

    with mock.patch.object(xlsform_sheets, "read_table_bytes", read):
        return read_xlsform(data, "a.xlsx")


def _manifest(data: bytes) -> object:
    whole = _findings()
    with TemporaryDirectory(prefix="speakopenly-parser-") as folder:
        write_packs(Packs({**whole.public, "manifest.json": data}, whole.sealed), Path(folder) / "pack")
        return verification.verify(*read_packs(Path(folder) / "pack"))


def _points(data: bytes) -> object:
    table = points.read_upload(data, "t.csv")
    when, *others = table.columns
    count, out_of = [*others, None, None][:2]
    return points.read_points(table, when=when, count=count or when, out_of=out_of)


def _packed_project(data: bytes) -> object:
    return opening.read_qdpx(make_zip({"project.qde": data}), "a.qdpx")


def _description_of(project: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(project)) as packed:
        return packed.read("project.qde")


AGE_IDENTITY = str(pyrage.x25519.Identity.generate())


@cache
def _findings() -> Packs:
    return findings.publish(make_evidence())


@cache
def _review() -> Packs:
    return reviews.publish(A_REVIEW)


@cache
def _pooled() -> Packs:
    return pooling.publish(INSPECTIONS)


def _parquet() -> bytes:
    out = io.BytesIO()
    polars.DataFrame({"id": [1, 2], "text": [TEXT, None]}).write_parquet(out)
    return out.getvalue()


def _as_book(table: bytes) -> bytes:
    return make_workbook({"a": list(csv.reader(io.StringIO(table.decode())))})


def _stored(table: bytes) -> bytes:
    with TemporaryDirectory() as folder:
        path, store = Path(folder) / "a.csv", Path(folder) / "store"
        path.write_bytes(table)
        load_file(path, Store(store, with_shipped=False))
        return next(store.glob("*.parquet")).read_bytes()


def _promised() -> bytes:
    draft_keys().prepare(datetime.now(UTC).date())
    return speak_drafts.seal_promised().encode()


def _going() -> bytes:
    going = Going(
        edition=UUID(int=7), version=Version("en"), way=Way.OPEN_LINK, consent=Consent(), once=b"o" * 16, seed=b"s" * 12
    )  # fmt: skip
    return going.to_bytes()


def _official() -> tuple[bytes, ...]:
    with TemporaryDirectory() as folder:
        first = official.looked_after(Path(folder) / "a.csv").read_bytes()
        return first, official.spending(Path(folder) / "b.csv", SIX).read_bytes()


def _bundle() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "site.key"
        path.write_bytes(b"00" * 32)
        files = {"keys/site.key": path, "database/speakopenly.sqlite3": path}
        return b"".join(bundle.pack(files, release="0.8.0", day=date(2026, 11, 28), rows={"report": 3}))


def _backup() -> bytes:
    """Sealed to a key; under a passphrase each try takes two seconds, as it should."""
    out = io.BytesIO()
    sealed.seal_to(iter([_bundle()]), out, [pyrage.x25519.Identity.from_str(AGE_IDENTITY).to_public()])
    return out.getvalue()


def _erasures() -> bytes:
    lines = [Line(date(2026, 3, 2), "report", f"{at:032x}", deed) for at, deed in enumerate(Deed)]
    head = ["speakopenly erasures 1", f"installation {'a' * 32}", "since 2026-03-01", "day 2026-03-02"]
    return "\n".join([*head, *map(str, lines), ""]).encode()


def _proof() -> str:
    key = SigningKey(b"n" * 32)
    return PROOF.to_text(key.sign(PROOF.statement()), key.public)


def _both(data: bytes) -> object:
    """The texts of two shares, one a line."""
    return join_shares(data.decode("utf-8", "replace").splitlines())


JSON_LINES = b'{"id": 1, "text": "Nobody rang us."}\n{"id": 2, "text": null}\n'
RIS = ris(record(MEETINGS), record(SOILS[0]), junk="Provider: Northmoor\n\n")
BIBTEX = b"@article{pryce2024,\n title = {Family {M}eetings},\n author = {Pryce, Mair and Osei, Kofi},\n year = 2024,\n abstract = {We looked at \\'{e}t\\'{e} \\& winter.}\n}\n@string{x = {y}}\n"
NBIB = b"PMID- 12345\nTI  - Family meetings before\n      court\nAB  - We looked.\nFAU - Pryce, Mair\nDP  - 2024 May\n\n"
REPORT = "Inspection of children’s services in Northmoor. Social workers know children well. \f".encode() * 6
REPORTS = b'{"id": "one", "text": "Managers listen.", "framework": "ILACS", "published": "2023-05-31"}\n'
ODD_MAIL = b"From: a@northmoor.example\nSubject: =?utf-8?B?w6k=?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=cp1252\nContent-Transfer-Encoding: quoted-printable\n\n<p>Nobody rang=20us.</p>\n--x--\n"
A_FORM = b"""type,name,label,relevant,parameters
select_one a,q1,Q?,,
range,q2,How?,${q1} = 'yes' and not(${q1} = 'no'),start=1 end=5 step=1
text,q3,What?,(${q2} >= 3) or selected(${q1}; 'no'),
\x1elist_name,name,label
a,yes,Yes
a,no,No
"""

PARSERS = (
    Parser("a table: text", _named(read_table_bytes, "t.csv"), lambda: (CSV, CSV.replace(b",", b"\t"), CSV.replace(b",", b";"), CSV.decode().encode("utf-16"))),
    Parser("a table: JSON", _named(read_table_bytes, "t.jsonl"), lambda: (JSON_LINES, b'[{"id": 1, "text": "a"}, {"id": 2}]')),
    Parser("a table: packed", _named(read_table_bytes, "t.csv.gz"), lambda: (gzip.compress(CSV),)),
    Parser("a table: workbook", _named(read_table_bytes, "t.xlsx"), lambda: (make_workbook({"a": [["id", "text"], [1, TEXT]]}),)),
    Parser("a table: parquet", _named(read_table_bytes, "t.parquet"), lambda: (_parquet(),)),
    Parser("a table in portions", _file(lambda path: list(read_in_portions(path, rows=1, whole_below=0)), "t.csv"), lambda: (CSV, CSV.replace(b",", b"\t"))),
    Parser("captions", _named(read_transcript, "t.vtt"), lambda: tuple(each.encode() for each in (captions.TEAMS, captions.ZOOM, captions.YOUTUBE, captions.GROWING, captions.BROKEN))),
    Parser("captions: SRT", _named(read_transcript, "t.srt"), lambda: (captions.OTTER.encode(), captions.SUBTITLES.encode())),
    Parser("a document: PDF", _named(read_document, "a.pdf"), lambda: (DOCUMENTS["pdf"],)),
    Parser("a document: Word", _named(read_document, "a.docx"), lambda: (DOCUMENTS["docx"],)),
    Parser("a document: OpenDocument", _named(read_document, "a.odt"), lambda: (DOCUMENTS["odt"],)),
    Parser("a document: e-mail", _named(read_document, "a.eml"), lambda: (DOCUMENTS["eml"], ODD_MAIL)),
    Parser("a document: text", _named(read_document, "a.txt"), lambda: (TEXT.encode(), b"# A heading\n\nWords.\n")),
    Parser("whatever file", _named(read_any, "a"), lambda: (captions.TEAMS.encode(), RIS, TEXT.encode(), CSV)),
    Parser("a picture", _cleaned, lambda: (PHOTO, SCREENSHOT, GIF, WEBP), slow=True),
    Parser("an attachment", _cleaned, lambda: (small_word_file(), PDF), slow=True),
    Parser("literature: RIS", _named(read_literature, "a.ris"), lambda: (RIS,)),
    Parser("literature: BibTeX", _named(read_literature, "a.bib"), lambda: (BIBTEX,)),
    Parser("literature: PubMed", _named(read_literature, "a.nbib"), lambda: (NBIB,)),
    Parser("literature: a table", _named(read_literature, "a.csv"), lambda: (b"Title,Abstract,Year,DOI\nFamily meetings,We looked.,2024,10.1000/x\n",)),
    Parser("a project of another program", _named(opening.read_qdpx, "a.qdpx"), lambda: (write_qdpx(a_project()),)),
    Parser("its description", _packed_project, lambda: (_description_of(write_qdpx(a_project())),)),
    Parser("a codebook", _named(opening.read_codes_of, "a.qdc"), lambda: (write_qdc(codebook_of_project(a_project())),)),
    Parser("a questionnaire: XLSForm", _named(read_xlsform, "a.xlsx"), lambda: (write_xlsform(MEETING),), slow=True),
    Parser("a questionnaire: its sheets", _sheets, lambda: (A_FORM,)),
    Parser("a questionnaire: as kept", storing.from_json, lambda: (storing.to_json(MEETING),)),
    Parser("answers to it", form_answers.Answers.from_bytes, lambda: (form_answers.Answers({"q1": "yes", "q2": 3, "q3": ("a", "b")}).to_bytes(),)),
    Parser("a calendar", partial(count_meetings, first=FIRST, last=LAST), lambda: (calendar(entry(), repeated("FREQ=WEEKLY;COUNT=10"), entry("20260406", "", "Supervision", "DURATION:PT1H", "EXDATE:20260407T100000")), calendar(repeated("FREQ=MONTHLY;BYDAY=1MO,-1FR;UNTIL=20270101T000000Z"), repeated("FREQ=DAILY;INTERVAL=2;BYDAY=MO,TU")))),
    Parser("an official table", _file(_loaded, "s251ye2017.csv"), lambda: _official()),
    Parser("an official workbook", _file(_loaded, "a.xlsx"), lambda: (_as_book(_official()[0]),), slow=True),
    Parser("official figures as kept", _kept_figures, lambda: (_stored(_official()[0]),), slow=True),
    Parser("names of columns", _file(read_mapping, "m.csv"), lambda: (b"file column,known column\nCouncil,la_name\n",)),
    Parser("an inspection report: text", _named(read_report_bytes, "a.txt"), lambda: (REPORT,)),
    Parser("an inspection report: PDF", _named(read_report_bytes, "a.pdf"), lambda: (pdf([TEXT * 8], [TEXT * 8]),)),
    Parser("inspection reports: lines", _file(read_reports, "a.jsonl"), lambda: (REPORTS,)),
    Parser("inspection reports: packed", _file(read_reports, "a.jsonl.gz"), lambda: (gzip.compress(REPORTS),)),
    Parser("evidence", read_evidence, lambda: (write_evidence(make_evidence(9, 8, 2, 1)),)),
    Parser("a publication: manifest", _manifest, lambda: (_findings().public["manifest.json"],), slow=True),
    Parser("a publication: numbers", _one_part_of(_findings, verification.verify, "public", "numbers.json"), lambda: (_findings().public["numbers.json"],), slow=True),
    Parser("a publication: page", _one_part_of(_findings, verification.verify, "public", "findings.html"), lambda: (_findings().public["findings.html"],), slow=True),
    Parser("a publication: Word", _one_part_of(_findings, verification.verify, "public", "findings.docx"), lambda: (_findings().public["findings.docx"],), slow=True),
    Parser("a publication: PDF", _one_part_of(_findings, verification.verify, "public", "findings.pdf"), lambda: (_findings().public["findings.pdf"],), slow=True),
    Parser("a publication: evidence", _one_part_of(_findings, verification.verify, "sealed", "evidence.jsonl"), lambda: (_findings().sealed["evidence.jsonl"],), slow=True),
    Parser("a review", read_review, lambda: (write_review(A_REVIEW),)),
    Parser("pooled inspections", pooling.read_record, lambda: (pooling.write_record(INSPECTIONS),)),
    Parser("an issue of the bulletin", bulletin.read_issue, lambda: (bulletin.write_issue(AN_ISSUE),)),
    Parser("a rights check", RightsCheck.from_bytes, lambda: (A_CHECK.to_bytes(),)),
    Parser("a recommendation", Recommendation.from_bytes, lambda: (A_RECOMMENDATION.to_bytes(),)),
    Parser("a report as kept", Answers.from_bytes, lambda: (Answers(words=TEXT, danger=Danger.NO, wording=Wording.EVERYDAY, language="en-gb").to_bytes(),)),
    Parser("a reply as kept", partial(threads.read_body, threads.MessageKind.CLOSING), lambda: (threads.Closing("We heard.", "We changed.").to_bytes(),)),
    Parser("notes as kept", Notes.from_bytes, lambda: (SOME_NOTES.to_bytes(),)),
    Parser("a draft of a report", Draft.from_bytes, lambda: (speak_drafts.begin(datetime(2026, 11, 28, tzinfo=UTC), at=Screen.PROMISE).to_bytes(),)),
    Parser("a draft that came back", _typed(speak_drafts.open_posted), lambda: (_promised(),)),
    Parser("answers on their way", Going.from_bytes, lambda: (_going(),)),
    Parser("a walk through statements", RoundWalk.from_bytes, lambda: (RoundWalk(round=UUID(int=7), once=b"o" * 16, votes={1: 1}).to_bytes(),)),
    Parser("a walk through a culture survey", CultureWalk.from_bytes, lambda: (CultureWalk(wave=UUID(int=7), audience=next(iter(Audience)), once=b"o" * 16).to_bytes(),)),
    Parser("eight words", _typed(receipts.read_receipt), lambda: (" ".join(receipts.receipt_from(b"northmoor123").words).encode(),)),
    Parser("a one-time code", _typed(codes.read_code), lambda: (codes.new_code().written.encode(), codes.new_code(codes.CodeKind.WORDS).written.encode())),
    Parser("a proof", _typed(proofs.read_proof), lambda: (_proof().encode(),)),
    Parser("a record of destruction", _typed(destruction.read_destruction), lambda: (DESTRUCTION.encode(),)),
    Parser("a recovery code", _typed(read_recovery_code), lambda: (make_recovery_code().printed.encode(),)),
    Parser("shares of a key", _both, lambda: ("\n".join(split_holder_key(make_holder_keys()[1], shares=3, needed=2)[:2]).encode(),)),
    Parser("a key file", _file(partial(load_key_file, called="key", if_lost="Bring it back."), "a.key"), lambda: (b"k" * 32,)),
    Parser("an erasure list", _file(lambda path: read_erasures([path]), "2026-03-02.list"), lambda: (_erasures(),)),
    Parser("a backup", _opened_backup, lambda: (_backup(),)),
    Parser("the bundle in a backup", _unpacked, lambda: (_bundle(),)),
    Parser("the manifest of a backup", bundle.read_manifest, lambda: (b'{"format": 1, "release": "0.8.0", "day": "2026-11-28", "files": {"a": "b"}, "rows": {"report": 3}}',)),
    Parser("points of a measure: typed", _typed(points.read_typed), lambda: (b"2026-05, 12\n2026-06, 13, 200\n",)),
    Parser("points of a measure: a table", _points, lambda: (b"when,count,out of\n2026-05-01,12,100\n2026-06-01,13,120\n",)),
    Parser("a time", _typed(read_when), lambda: (b"2026-05-31", b"May 2026", b"2026-Q3", b"17")),
    Parser("a period", _typed(read_period), lambda: (b"2016-17", b"31 March 2017", b"2017")),
    Parser("a cell of an official table", _typed(read_cell), lambda: (b"1,234.5", b"[c]", b"..")),
    Parser("a search", _typed(read_query), lambda: (b'"nobody rang" -school OR move*', b"(a AND b) NEAR c")),
    Parser("a citation", _typed(read_citation), lambda: (b"[Survey, group, 2.1]",)),
    Parser("a language in an address", _typed(speaking_at), lambda: (b"/cy/young/speak/",)),
    Parser("the head of a recording", kind_of, lambda: (b"RIFF\0\0\0\0WAVEfmt ", b"\0\0\0\x18ftypM4A ", b"ID3\x03", b"\xff\xfb\x90\0", b"OggS", b"fLaC")),
)  # fmt: skip
