"""What a home kept by an earlier release is found to hold once this release has migrated it.

    SPEAKOPENLY_HOME=... python -m tests.web.releases everything the_report

A program of its own for each home, because Django serves one home in its life. Prints what each reading found as
one JSON document, by the reading's name.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from django.apps import apps
from django.db import connection

from speakopenly.change.recommendations import Recommendation
from speakopenly.core.documents import text_of_html
from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.core.sealing import make_holder_keys
from speakopenly.hear.speaking.receipts import receipt_from
from speakopenly.understand.pressures.pinned import from_data, work_out
from speakopenly.web.change.recommendations.models import LetOut
from speakopenly.web.change.reviews.publications.models import ReviewFile
from speakopenly.web.change.rights.judged import judge
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.check.bulletin import safekeeping as stories
from speakopenly.web.check.bulletin.models import Story
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.culture.queries import answers_of
from speakopenly.web.check.examination.publications.models import ExaminationEdition
from speakopenly.web.check.examination.publications.queries import differences
from speakopenly.web.check.inspections.models import InspectionPassage
from speakopenly.web.check.outcomes.models import OfficialBeforeAndAfter
from speakopenly.web.check.supervision.models import PulseCount
from speakopenly.web.hear import listening_room
from speakopenly.web.hear.keyring import actions as keyring
from speakopenly.web.hear.keyring import case_keys, custody, key_locks, policies
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.known_names.models import KnownName
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening import safekeeping as listening
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.hear.reporting.holds import actions as holds
from speakopenly.web.hear.reporting.holds.models import Hold
from speakopenly.web.hear.reporting.reports import conversations, mailboxes, safekeeping
from speakopenly.web.hear.reporting.reports.models import Attachment, Message
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.hear.surveys import saving
from speakopenly.web.hear.surveys.models import Response, ResponseState
from speakopenly.web.hear.surveys.sealed import open_response
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import Membership, RoleChange, Service, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.people.ways.models import OneTimeLink
from speakopenly.web.site.governance.models import SignOff
from speakopenly.web.site.register.models import Entry
from speakopenly.web.understand.coding.double.models import DrawnPassage
from speakopenly.web.understand.coding.models import Coding
from speakopenly.web.understand.deidentification.models import Replacement
from speakopenly.web.understand.evidence.literature.models import RecordDecision
from speakopenly.web.understand.evidence.models import CertaintyJudged, EvidenceCard
from speakopenly.web.understand.evidence.reviews.models import ReviewStudy
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.models import Remark
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.rounds.models import Ballot, RoundStatement
from speakopenly.web.understand.search import queries as search
from speakopenly.web.understand.search.models import SavedSearch
from tests.web.releases.keep import (
    RECEIPT_THAT_PROTECTS_NOTHING,
    SURVEY_SECRET_THAT_PROTECTS_NOTHING,
    opened,
)
from tests.web.releases.made_of import parts

SECRET = "teapot ladder orchard violin"


def _northmoor() -> Service:
    """The service that listened. From 0.9.0 on it hosts another."""
    return Service.objects.get(name="Northmoor")


def everything() -> dict[str, Any]:
    """Every field of every row is asked for; whatever is sealed is opened by those who may."""
    rows = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed:
            fields = [field.attname for field in model._meta.concrete_fields]
            rows[model._meta.db_table] = len(model._default_manager.values_list(*fields))
    said = ("kind", "hosted_by__name", "host", "authority", "nation")
    services = list(Service.objects.values_list(*said))
    return {"rows": rows, "sealed": _opened_by_its_reader(), "services": services}


def _opened_by_its_reader() -> int:
    user = User.objects.filter(name="Reader").first()
    if user is None:
        return 0
    reader = Staff(user, _northmoor(), frozenset([Role.READER]))
    lead = Staff(user, _northmoor(), frozenset([Role.READER, Role.SAFEGUARDING_LEAD]))
    unlocked, number = opened(reader), 0
    for message in Message.objects.select_related("case_key"):
        assert safekeeping.open_body(message, case_keys.open_as_reader(message.case_key, unlocked))
        number += 1
    for file in Attachment.objects.select_related("message__case_key"):
        key = case_keys.open_as_reader(file.message.case_key, unlocked)
        assert safekeeping.open_note(file, file.message, key)
        assert safekeeping.open_file(file, file.message, key)
        number += 1
    for hold in Hold.objects.select_related("case_key"):
        assert holds.read_note(by=lead, unlocked=unlocked, hold=hold)
        number += 1
    return number


def the_exercise() -> dict[str, Any]:
    exercise = Exercise.objects.get(title="Kept")
    publication = Publication.objects.get(exercise=exercise)
    return {
        "said": sorted(each.text for each in queries.raw_contributions(exercise)),
        "heard": len(evidence_of(exercise).heard),
        "files": sorted(publication.files.values_list("name", flat=True)),
    }


def the_report() -> list[list[str]]:
    """As the person who sent it reads it by their words, and as its reader does."""
    reader = Staff(User.objects.get(name="Reader"), _northmoor(), frozenset([Role.READER]))
    mailbox = mailboxes.find(receipt_from(RECEIPT_THAT_PROTECTS_NOTHING))
    by_words = mailboxes.thread(mailbox)
    by_reader = conversations.read(reader, opened(reader), mailbox.report.number).thread
    return [[thread[0].body.words, thread[1].body.text] for thread in (by_words, by_reader)]


def the_survey() -> list[Any]:
    sent = Response.objects.select_related("batch").get(state=ResponseState.SENT)
    saved = Response.objects.select_related("edition__survey").get(state=ResponseState.SAVED)
    return [
        dict(open_response(sent.batch, sent, listening.key_of(sent.batch)).answers.values),
        saving.open_saved(saved, SURVEY_SECRET_THAT_PROTECTS_NOTHING[::-1]).decode(),
        Session.objects.get().came,
        Recording.objects.get().title,
    ]


def the_changes() -> list[Any]:
    return [
        judge(RightsCheck.objects.get()).outcome,
        Recommendation.from_bytes(bytes(LetOut.objects.get().frozen)).letters[0].body,
        sorted(ReviewFile.objects.values_list("name", flat=True)),
        stories.open_parts(Story.objects.get()).told,
    ]


def the_examination() -> list[Any]:
    return [
        len(answers_of(Wave.objects.get())),
        PulseCount.objects.get().tally().people,
        sorted(InspectionPassage.objects.values_list("topic", flat=True)),
        differences(ExaminationEdition.objects.get()),
    ]


def the_workbench() -> dict[str, Any]:
    coding, statement = (
        Coding.objects.select_related("code", "look").get(),
        RoundStatement.objects.get(number=1),
    )
    kept = SavedSearch.objects.get()
    found = search.find(_facilitator(), search.Asked(kept.typed, kept.exercise))
    return {
        "coded": [coding.code.name, coding.look.memo, coding.look.passage.text],
        "drawn": DrawnPassage.objects.count(),
        "voted on": [statement.passage.text, Ballot.objects.get().votes],
        "found": [hit.row.text for hit in found],
        "said between colleagues": Remark.objects.get().words,
        "read again": Replacement.objects.get().reading.text,
        "names": KnownName.objects.count(),
    }


def what_is_known() -> dict[str, Any]:
    judged, study = CertaintyJudged.objects.get(), ReviewStudy.objects.get()
    decision = RecordDecision.objects.select_related("record").get()
    figures = OfficialBeforeAndAfter.objects.select_related("measure").get()
    pinned = [from_data(each) for each in (figures.before, figures.after)]
    return {
        "card": [EvidenceCard.objects.get().name, judged.why],
        "record": [decision.record.title, decision.says],
        "study": [study.label, study.review.number],
        "figures": [figures.measure.name, *([each.year, work_out(each).value] for each in pinned)],
    }


def the_organisations() -> dict[str, Any]:
    hosted, signed = Service.objects.get(hosted_by=_northmoor()), SignOff.objects.get()
    entry = Entry.objects.get()
    return {
        "hosted": [hosted.name, hosted.host, hosted.nation],
        "invited": sorted(OneTimeLink.objects.values_list("user__name", "kind", "state")),
        "waits": sorted(RoleChange.objects.filter(service=hosted).values_list("role", flat=True)),
        "signed": [signed.document, signed.state, "Northmoor" in text_of_html(bytes(signed.page))],
        "request": [entry.kind, entry.state, list(entry.steps.values_list("step", flat=True))],
    }


def the_tables() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
        )
        return {f"{kind} {name}": parts(sql) for kind, name, sql in cursor.fetchall()}


def words_before_reading_keys() -> dict[str, Any]:
    """Words a machine could read, once custodians, a reader and a facilitator have made their keys."""
    exercise = Exercise.objects.get()

    def words(unlocked: Unlocked | None = None) -> list[str] | str:
        try:
            return sorted(said.text for said in queries.raw_contributions(exercise, unlocked=unlocked))
        except SpeakOpenlyError as refusal:
            return type(refusal).__name__

    before, doctor_before = words(), listening_room.words_in_reach().is_well
    custodians, sheets = _escrow_of_two(exercise.service)
    facilitator = _facilitator()
    reader = _person("ben", Role.READER, exercise.service)
    for each in (reader, facilitator):
        keyring.make_reading_key(by=each, passphrase=SECRET)
    Shift().work(until_empty=True)
    later = _person("fay", Role.FACILITATOR, exercise.service)
    keyring.make_reading_key(by=later, passphrase=SECRET)
    alone = words(_opened(later))
    keyring.use_escrow(by=custodians[0], shares=sheets, reader=_key_of(later))
    return {
        "before": before,
        "doctor": [doctor_before, listening_room.words_in_reach().is_well],
        "wraps": [bytes(row.wrapped_key).hex() for row in Import.objects.filter(state="brought_in")],
        "machine": words(),
        "facilitator": words(_opened(facilitator)),
        "reader": words(_opened(reader)),
        "later, before the escrow": alone,
        "later, by the escrow": words(_opened(later)),
    }


def _escrow_of_two(service: Service) -> tuple[list[Staff], list[str]]:
    custodians = [_person(name, Role.CUSTODIAN, service) for name in ("cal", "cat")]
    seats = {}
    for staff in custodians:
        public, seats[staff.user.pk] = make_holder_keys()
        keyring.take_a_seat(by=staff, public=public)
    keyring.set_up_escrow(by=custodians[0], needed=2)
    sheets = []
    for staff in custodians:
        share = custody.share_to_print(staff)
        assert share is not None
        sheets.append(custody.open_share(share, seats[staff.user.pk]))
        letters = sheets[-1].split()[custody.word_asked(share) - 1][:4]
        keyring.confirm_share(by=staff, share=share, private=seats[staff.user.pk], letters=letters)
    return custodians, sheets


def _facilitator() -> Staff:
    member = Membership.objects.select_related("user", "service").filter(role=Role.FACILITATOR)[0]
    return Staff(member.user, member.service, frozenset([Role.FACILITATOR]))


def _person(name: str, role: Role, service: Service) -> Staff:
    user = people.add_person(
        service=service,
        email=f"{name}@northmoor.example",
        name=name,
        password="four calm words",
        roles=[role],
    )
    return Staff(user, service, frozenset([role]))


def _key_of(staff: Staff) -> ReadingKey:
    key = policies.current_key(staff)
    assert key is not None
    return key


def _opened(staff: Staff) -> Unlocked:
    key = _key_of(staff)
    return Unlocked(key, key_locks.open_by_passphrase(key, SECRET), policies.kinds_of(staff.roles))


READINGS: dict[str, Callable[[], Any]] = {
    reading.__name__: reading
    for reading in (
        everything,
        the_exercise,
        the_report,
        the_survey,
        the_changes,
        the_examination,
        the_workbench,
        what_is_known,
        the_organisations,
        the_tables,
        words_before_reading_keys,
    )
}


def main(names: Sequence[str]) -> None:
    sys.stdout.write(json.dumps({name: READINGS[name]() for name in names}))
