"""One file for each channel of the Care Crisis Review: real text as a stand-in, and invented Welsh."""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from pathlib import Path

from tests.web.hear.files_said import TALK, word_file

WELSH_NOTES = (
    "Dywedodd y gofalwyr fod y llinell ddyletswydd yn ateb yn gynt nag o'r blaen.\n\n"
    "Nid oedd neb wedi dweud wrthynt pa bryd y byddai'r cyfarfod nesaf yn cael ei gynnal.\n\n"
    "Hoffent gael un gweithiwr sy'n aros, ac sy'n gwrando cyn gofyn yr un peth eto."
)
NOTES = (
    "The group said that handovers are lost when a worker leaves in the middle of a plan.\n\n"
    "They asked for one page that goes with the family from team to team."
)


@dataclass(frozen=True, slots=True)
class Came:
    """One file, what ``bring-in`` is told of it, and how many people its words count for."""

    channel: str
    name: str
    data: bytes
    told: tuple[str, ...] = ()
    people: int = 0
    speaks_for: int = 0


def every_channel(shared: Path) -> tuple[Came, ...]:
    """Nine files by nine channels; the last of them is a public text, behind which nobody is counted."""
    listening, pdf = shared / "listening", shared / "inspections" / "pdf"
    survey = _rows(listening / "nhs_fft_phase1_singlelabel.csv.gz", "text", 60)
    group = _rows(listening / "care_opinion_multilabel.csv.gz", "text", 24)
    table = _rows(listening / "safecom_hazards_multilabel.csv.gz", "Raw_Narrative", 20)
    found = _head(shared / "screening" / "ADHD.csv", 12)
    said = ("--column", "text=text", "--column", "id=id")
    return (
        Came("survey", "survey.csv", survey, said, people=60),
        Came("focus_group", "focus group.csv", group, (*said, "--channel", "focus_group"), people=24),
        Came("round_table", "round table.csv", table, (*said, "--channel", "round_table"), people=20),
        Came("conference", "cynhadledd.docx", word_file(WELSH_NOTES), _notes("conference", 40), speaks_for=40),
        Came("small_group", "small group.txt", NOTES.encode(), _notes("small_group", 9), speaks_for=9),
        Came("meeting", "meeting.md", NOTES.replace("group", "meeting").encode(), _notes("meeting", 12),
             speaks_for=12),
        Came("filmed_interview", "film.vtt", TALK.encode(),
             ("--channel", "filmed_interview", "--speaker", "Rhian=kinship carer"), people=1),
        Came("literature", "literature.csv", found, ("--kind", "literature_record")),
        Came("public_text", "inspection.pdf", (pdf / "norfolk_2013-08-16.pdf").read_bytes(),
             ("--kind", "inspection_report")),
    )  # fmt: skip


def _notes(channel: str, people: int) -> tuple[str, ...]:
    return ("--kind", "session_note", "--channel", channel, "--speaks-for", str(people))


def _rows(path: Path, column: str, how_many: int) -> bytes:
    """The first texts of a table that say something, each of a person of its own."""
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as table:
        said = dict.fromkeys(row[column] for row in csv.DictReader(table) if len(row[column]) > 60)
    out = io.StringIO()
    rows = [(f"{path.stem[:4]}-{number}", text) for number, text in enumerate(list(said)[:how_many])]
    csv.writer(out).writerows([("id", "text"), *rows])
    return out.getvalue().encode()


def _head(path: Path, how_many: int) -> bytes:
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.reader(table))[: how_many + 1]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()
