"""An open exercise of Northmoor, and a browser that goes through the five pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.listening.tasks import bring_in_contributions, read_file
from speakopenly.web.jobs import claims
from speakopenly.web.jobs.models import Job
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.staff import Staff
from tests.conftest import ROOT
from tests.web.conftest import Cast
from tests.web.plans import open_exercise

NORTHMOOR = ROOT / "examples" / "northmoor" / "listening.csv"
NORTHMOOR_ROWS = 390
SAID = [
    "The duty line rang out all weekend and nobody told us who to try next.",
    "Handover notes were two lines long, so I started again with the family.",
    "My worker changed four times before the summer and I stopped explaining.",
]


def make_csv(rows: Sequence[Sequence[str]], *, encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


SMALL = make_csv([["id", "role", "text"], *([f"S{n}", "carer", said] for n, said in enumerate(SAID))])
MATCHED: dict[str, Any] = {"text": "2", "id": "0", "may_quote": "everybody", "other_channel": "survey"}


@dataclass
class Browser:
    """A person at the Work door, going through the pages of one exercise."""

    client: Client
    slug: str

    def at(self, name: str, batch: Import | None = None) -> str:
        return reverse(f"hear:{name}", args=[self.slug, *([batch.pk] if batch else [])])

    def choose(self, data: bytes, name: str = "said.csv") -> HttpResponse:
        return self.client.post(self.at("bring-in"), {"file": SimpleUploadedFile(name, data)})

    def match(self, batch: Import, **chosen: Any) -> HttpResponse:
        return self.client.post(self.at("bring-in-columns", batch), MATCHED | chosen)

    def confirm(self, batch: Import) -> HttpResponse:
        return self.client.post(self.at("bring-in-confirm", batch))

    def bring_in(self, data: bytes, name: str = "said.csv", **chosen: Any) -> Import:
        """All five pages, up to the long work, which still waits."""
        self.choose(data, name)
        read_what_waits()
        batch = Import.objects.get(file_name=name, state="uploaded")
        self.match(batch, **chosen)
        self.confirm(batch)
        batch.refresh_from_db()
        return batch


def read_what_waits() -> None:
    """Read the files that were left to a job, as a worker does."""
    shift, wanted = Shift(), Job.objects.filter(task=read_file.module_path)
    while wanted.filter(state__in=("waiting", "running")).exists() and (
        claim := claims.claim_next(shift.owner)
    ):
        if wanted.filter(pk=claim.job_id).exists():
            shift.do(claim)
        else:
            claims.put_back(claim, wait=timedelta(0), count_it=False)


def work_off_one_job() -> None:
    """Do the bringing in that waits; what later rooms want done is left for another day."""
    shift = Shift()
    while claim := claims.claim_next(shift.owner):
        if Job.objects.get(pk=claim.job_id).task == bring_in_contributions.module_path:
            return shift.do(claim)
        claims.put_back(claim, wait=timedelta(days=1))
    raise AssertionError("Nothing waits to be brought in.")


@pytest.fixture
def exercise(cast: Cast) -> Exercise:
    return open_exercise(
        by=cast.asha,
        title="What would have helped?",
        question="What would have helped you sooner?",
        asked_by="Northmoor learning board",
        opened_on=date(2026, 3, 2),
        not_heard=["Fathers", "Young people in secure settings"],
    )


@pytest.fixture
def browse(sign_in: Callable[[Staff], Client], exercise: Exercise) -> Callable[[Staff], Browser]:
    return lambda staff: Browser(sign_in(staff), exercise.slug)


@pytest.fixture
def asha(browse: Callable[[Staff], Browser], cast: Cast) -> Browser:
    return browse(cast.asha)


@pytest.fixture
def waiting(asha: Browser) -> Import:
    """A file that was chosen, and nothing more."""
    asha.choose(SMALL)
    return Import.objects.get()


@pytest.fixture
def brought_in(asha: Browser) -> Import:
    batch = asha.bring_in(SMALL)
    work_off_one_job()
    batch.refresh_from_db()
    return batch


@pytest.fixture(scope="session")
def northmoor() -> Path:
    return NORTHMOOR
