"""What rooms make of their rows for other programs: projects, codebooks, references, sums."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from django.conf import settings

from speakopenly.core.tables import csv_bytes
from speakopenly.understand import exchange
from speakopenly.understand.exchange import Outgoing, Purpose
from speakopenly.understand.pressures.store import FOLDER
from speakopenly.web.check.culture import policies as culture
from speakopenly.web.check.culture import showing as waves
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.supervision import queries as supervision
from speakopenly.web.check.supervision import showing as pulse
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.people.models import Service
from speakopenly.web.understand.evidence.literature import leaving
from speakopenly.web.understand.evidence.literature.models import Screening
from speakopenly.web.understand.exchange import queries as evidence
from speakopenly.web.understand.exchange.coded import coded_in
from speakopenly.web.understand.reading.models import Stage, Understanding

PULSE_COLUMNS = ("quarter", "table", "row", "column", "shown")
Files = Mapping[str, bytes]


def pieces_of(service: Service) -> list[tuple[str, Callable[[], Files]]]:
    """What there is to make, by the folder it goes into; each is made when it is called."""
    return [
        *((f"exercises/{each.slug}", _of_exercise(each)) for each in _read_exercises(service)),
        *((f"literature/review-{each.review.number}", _of_literature(each)) for each in _lists(service)),
        ("sums", lambda: dict(_sums(service))),
    ]


def copy_official_figures(folder: Path) -> None:
    """The official figures of this site, as they lie: they are published, and belong to no service."""
    there = sorted((Path(settings.HOME) / FOLDER).glob("*.parquet"))
    for path in there:
        (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(path, folder / FOLDER / path.name)


def _read_exercises(service: Service) -> list[Exercise]:
    done = Understanding.objects.filter(service=service, stage=Stage.DONE).values("exercise")
    return list(Exercise.objects.filter(service=service, pk__in=done).order_by("slug"))


def _of_exercise(exercise: Exercise) -> Callable[[], Files]:
    def made() -> Files:
        leaving = _outgoing(exercise)
        project = leaving.project()
        files = {"evidence.qdpx": exchange.write_qdpx(project)}
        codebook = exchange.codebook_of_project(project)
        if codebook.codes:
            files["codebook.qdc"] = exchange.write_qdc(codebook)
        for ending in (".csv", ".parquet"):
            files |= exchange.all_files_of(leaving.tables(), "evidence", ending)
        return files

    return made


def _outgoing(exercise: Exercise) -> Outgoing:
    return exchange.outgoing_of(
        evidence.evidence_that_may_leave(exercise),
        hides=exchange.hides_with(recogniser(exercise.service_id)),
        purpose=Purpose.ANALYSIS,
        coded=coded_in(exercise),
    )


def _lists(service: Service) -> Iterator[Screening]:
    return iter(Screening.objects.filter(service=service).select_related("review").order_by("review__number"))


def _of_literature(screening: Screening) -> Callable[[], Files]:
    return lambda: {name: make(screening.review) for name, (_kind, make) in leaving.FILES.items()}


def _sums(service: Service) -> Iterator[tuple[str, bytes]]:
    for wave in Wave.objects.filter(service=service).order_by("slug"):
        if wave.kept_table:
            yield f"culture-{wave.slug}.csv", wave.kept_table.encode("utf-8")
        elif culture.is_shown(wave):
            yield f"culture-{wave.slug}.csv", waves.csv_of(wave, {}).encode("utf-8")
    rows = list(pulse.rows_of(supervision.shown_of(service)))
    if rows:
        yield "supervision.csv", csv_bytes(PULSE_COLUMNS, rows)
