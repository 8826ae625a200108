"""Keep a small database of this release, so that the next one can prove it migrates without loss.

    python -m tests.web.releases.keep 0.1.0

It holds twelve invented contributions, their themes, findings and one publication; from 0.2.0 on also one report
with a reply, and its reader's key; from 0.3.0 on also one with a danger, one that was withdrawn, and a legal hold
with a sealed note; from 0.4.0 on also an exercise with a survey, somebody's answers and somebody's saved page, a
session and a recording that is announced; from 0.5.0 on also a rights check, a review with a signed edition, a
recommendation with a letter, a measure with a point, a public reply, and an issue of the bulletin; from 0.6.0 on
also a wave of the culture survey with answers, answers about supervision, an inspection report that was read, and a
published examination; from 0.7.0 on also a code that a passage was given, a double coding, an open round
with statements and a vote, a kept search, a remark, a sample of texts, a word that was taken out, and a list of
names; from 0.8.0 on also an evidence card that was judged, a review of studies with a list of literature, a decision and a
study, and a measure with an official figure before and after; from 0.9.0 on also a service that this one hosts, an
invitation, a document of data protection that two signed, and a request under way. The installation key, the receipt and the passphrase
are fixed and protect nothing, so that the test can open what is sealed.
"""

from __future__ import annotations

import csv
import io
import lzma
import os
import sqlite3
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from speakopenly.web.hear.keyring.unlocking import Unlocked
    from speakopenly.web.people.staff import Staff

HERE = Path(__file__).resolve().parent
KEY_THAT_PROTECTS_NOTHING = bytes(range(32))
RECEIPT_THAT_PROTECTS_NOTHING = bytes(range(12))
PASSPHRASE_THAT_PROTECTS_NOTHING = "kept with every release"
WHY_HELD = "The inquiry asks for what was said about the form."
TOLD = "The form opens at the last family, and I nearly wrote in the wrong one."
REPLIED = "Thank you. It opens empty from today."
SURVEY_SECRET_THAT_PROTECTS_NOTHING = bytes(range(16))
HELPED = "A worker who stayed through the summer."
SAVED = b"what somebody typed before the phone rang"
A_CODE, A_MEMO, A_REMARK = "ringing back", "Said of one worker.", "Is it so in every team?"
LOOKED_FOR, INSTEAD = '"rings back"', "several times"
WHY_UNSURE, NO_TARGET_OF_OURS = "One small study.", "Children looked after"
YEAR_BEFORE, YEAR_AFTER = 2017, 2023
HOSTED, ITS_HOST, SIGNED = "Southmoor", "southmoor.example", "retention"
VOICES = [
    ("practitioner", "The handover note was lost when the worker changed and nobody told the school."),
    ("practitioner", "My supervision was cancelled three weeks running and I had nowhere to take the doubt."),
    ("parent_or_family", "They kept our letters in a drawer and we waited two months for any reply."),
    ("parent_or_family", "The chair met me at the door and asked me to speak first, and that helped."),
    ("foster_or_kinship_carer", "We were not told he was coming until the car was outside the house."),
    ("foster_or_kinship_carer", "A named worker who rings back is worth more than any leaflet."),
    ("child_or_young_person", "my social worker changed four times and i had to tell it all again"),
    ("child_or_young_person", "she listened and wrote it down in my words"),
    ("health", "We are asked to the meeting by e-mail after it has ended."),
    ("health", "When the referral is sent back there is no reason on it."),
    ("education", "Mr Aled Pryce from the duty team rang us back within the hour."),
    ("education", "n/a"),
]


def table() -> bytes:
    """The invented voices as a CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows([("role", "text"), *VOICES])
    return out.getvalue().encode()


def fill() -> None:
    """Walk the loop with them, from a table to a published report."""
    from speakopenly.web.hear.listening import actions
    from speakopenly.web.jobs.shift import Shift
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from speakopenly.web.understand.findings.publications import actions as publications
    from speakopenly.web.understand.member_checks import actions as member_checks
    from tests.web.plans import open_exercise

    service = people.found_service(name="Northmoor")
    cast = [
        Staff(
            people.add_person(
                service=service,
                email=f"{role}@northmoor.example",
                name=role.title(),
                password="four calm words",
                roles=[role],
            ),
            service,
            frozenset([role]),
        )
        for role in (Role.FACILITATOR, Role.PUBLISHER)
    ]
    facilitator, publisher = cast
    exercise = open_exercise(
        by=facilitator, title="Kept", question="What helps?", asked_by="Northmoor", opened_on=date(2026, 5, 1)
    )
    batch = actions.upload_file(exercise=exercise, by=facilitator, name="kept.csv", data=table())
    from speakopenly.core.tables import read_table_bytes

    actions.match_columns(
        batch=batch,
        by=facilitator,
        places={"text": 1, "groups": [0]},
        channel="survey",
        table=read_table_bytes(table(), "kept.csv"),
    )
    actions.bring_in(batch=batch, by=facilitator)
    Shift().work(until_empty=True)
    member_checks.say_why_not(exercise=exercise, by=facilitator, why="Everybody here is invented.")
    draft = publications.ask_for_signature(exercise=exercise, by=facilitator)
    publications.sign(publication=draft, by=publisher)
    Shift().work(until_empty=True)


def speak() -> None:
    """Send a report, and reply to it."""
    from speakopenly.hear.speaking.answers import Answers
    from speakopenly.hear.speaking.questions import Danger, Wording
    from speakopenly.hear.speaking.receipts import receipt_from
    from speakopenly.hear.speaking.threads import Message
    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.hear.reporting.reports import actions, conversations
    from speakopenly.web.hear.reporting.reports.models import Report
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    service = people.found_service(name="Northmoor")
    email, password = "reader@northmoor.example", "four calm words"
    user = people.add_person(
        service=service, email=email, name="Reader", password=password, roles=[Role.READER]
    )
    reader = Staff(user, service, frozenset([Role.READER]))
    keyring.make_reading_key(by=reader, passphrase=PASSPHRASE_THAT_PROTECTS_NOTHING)
    actions.take_in(
        service=service,
        answers=Answers(TOLD, Danger.NO, Wording.EVERYDAY, "en-gb"),
        receipt=receipt_from(RECEIPT_THAT_PROTECTS_NOTHING),
        once=RECEIPT_THAT_PROTECTS_NOTHING,
    )
    report, unlocked = Report.objects.get(), opened(reader)
    conversations.read(reader, unlocked, report.number)
    conversations.reply(reader, unlocked, report, Message(REPLIED))


def speak_of_danger_and_hold() -> None:
    """Send a report that stands first and one that is taken back, and hold the first."""
    from datetime import timedelta

    from django.utils import timezone

    from speakopenly.hear.speaking.answers import Answers
    from speakopenly.hear.speaking.questions import Danger, Wording
    from speakopenly.hear.speaking.receipts import new_receipt
    from speakopenly.web.hear.reporting.holds import actions as holds
    from speakopenly.web.hear.reporting.holds.models import HoldReason
    from speakopenly.web.hear.reporting.reports import actions, mailboxes
    from speakopenly.web.hear.reporting.reports.models import Report
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    service = people.found_service(name="Northmoor")
    first = Report.objects.get()
    for danger in (Danger.YES, Danger.NO):
        receipt = new_receipt()
        answers = Answers(TOLD, danger, Wording.EVERYDAY, "en-gb")
        actions.take_in(service=service, answers=answers, receipt=receipt, once=receipt.secret)
    taken_back = mailboxes.find(receipt)
    assert taken_back is not None
    mailboxes.withdraw(taken_back)
    one, other = (
        Staff(
            people.add_person(
                service=service,
                email=f"{role}@northmoor.example",
                name=role.title(),
                password="four calm words",
                roles=[role],
            ),
            service,
            frozenset([role]),
        )
        for role in (Role.SAFEGUARDING_LEAD, Role.LEADER)
    )
    again_on = timezone.localdate() + timedelta(days=90)
    hold = holds.propose(by=one, report=first, reason=HoldReason.INQUIRY, note=WHY_HELD, review_on=again_on)
    holds.agree(by=other, hold=hold)


def listen() -> None:
    """A survey with one who sent and one who saved, a session, and a recording whose file has not come."""
    from speakopenly.core.records import Channel, Consent
    from speakopenly.hear.questionnaires import Answers
    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.hear.recordings.actions import keeping
    from speakopenly.web.hear.sessions import actions as sessions
    from speakopenly.web.hear.surveys import saving, sending
    from speakopenly.web.hear.surveys.models import Way
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.hear.surveys_asked import EN, a_code, an_open_survey
    from tests.web.plans import open_exercise

    user = User.objects.get(name="Facilitator")
    facilitator = Staff(user, Service.objects.get(), frozenset([Role.FACILITATOR]))
    exercise = open_exercise(by=facilitator, title="Listened", opened_on=date(2026, 6, 1))
    survey = an_open_survey(exercise, Way.OPEN_LINK, Way.CODES)
    a_code(survey)
    edition = survey.editions.get()
    filled = sending.Filled(
        edition=edition,
        way=Way.OPEN_LINK,
        version=EN,
        answers=Answers({"who": "worker", "helped": HELPED, "often": 4}),
        consent=Consent(),
        secret=SURVEY_SECRET_THAT_PROTECTS_NOTHING,
        once=SURVEY_SECRET_THAT_PROTECTS_NOTHING,
    )
    assert sending.send(filled)
    saving.save(
        edition=edition, way=Way.OPEN_LINK, data=SAVED, secret=SURVEY_SECRET_THAT_PROTECTS_NOTHING[::-1]
    )
    keyring.make_reading_key(by=facilitator, passphrase=PASSPHRASE_THAT_PROTECTS_NOTHING)
    held = sessions.Held(Channel.ROUND_TABLE, date(2026, 6, 9), "North", came={"kinship carer": 9})
    sessions.record(exercise=exercise, by=facilitator, held=held)
    announced = keeping.Announced("Interview 1", Channel.INTERVIEW, ["kinship carer"], Consent())
    keeping.announce(exercise=exercise, by=facilitator, said=announced)


def change_and_check() -> None:
    """One of each thing that the rooms of change and check keep."""
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from speakopenly.web.understand.findings.models import Finding
    from tests.web.change.recommendations.made import everything_of
    from tests.web.change.reviews.held import a_review
    from tests.web.check.bulletin.one_issue import an_issue_with_a_story
    from tests.web.check.replies.one_reply import a_reply
    from tests.web.things import a_measure, a_rights_check

    service = Service.objects.get()
    people.add_person(
        service=service,
        email="learning_lead@northmoor.example",
        name=Role.LEARNING_LEAD.title(),
        password="four calm words",
        roles=[Role.LEARNING_LEAD],
    )
    names = {role: role.title() for role in Role}
    users = {user.name: user for user in User.objects.all()}
    staff = {
        role: Staff(users[name], service, frozenset([role])) for role, name in names.items() if name in users
    }
    exercise = Exercise.objects.get(title="Kept")
    a_rights_check(staff)
    a_review(staff, number=1)
    everything_of(Finding.objects.filter(exercise=exercise)[0], staff)
    a_measure(exercise, staff[Role.FACILITATOR])
    a_reply(exercise, staff[Role.LEARNING_LEAD])
    an_issue_with_a_story(staff)


def ask_and_examine() -> None:
    """Twelve answers of a wave and twelve about supervision, a report that was read, and an examination."""
    from speakopenly.check.culture.items import Audience
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.check.culture.waves import a_signed_wave, answer, people_answer
    from tests.web.check.examination.one_examination import an_examination
    from tests.web.check.inspections.brought import an_inspection
    from tests.web.check.supervision.one_quarter import answered

    service = Service.objects.get()
    people.add_person(
        service=service,
        email="examiner@northmoor.example",
        name=Role.EXAMINER.title(),
        password="four calm words",
        roles=[Role.EXAMINER],
    )
    users = {user.name: user for user in User.objects.all()}
    staff = {
        role: Staff(users[role.title()], service, frozenset([role])) for role in Role if role.title() in users
    }
    wave = a_signed_wave(staff[Role.FACILITATOR], staff[Role.LEADER], {(Audience.FAMILIES, ""): 30})
    people_answer(wave, answer(Audience.FAMILIES), 12)
    answered(service, 12, yes=9)
    an_inspection(staff)
    an_examination(staff, number=1)


def work_with_what_was_said() -> None:
    """One of each thing that an analyst keeps."""
    from django.utils import timezone

    from speakopenly.web.hear.known_names import actions as known_names
    from speakopenly.web.hear.known_names.models import ListOf
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from speakopenly.web.understand.codebook import actions as codebook
    from speakopenly.web.understand.codebook.models import Code
    from speakopenly.web.understand.coding import actions as coding
    from speakopenly.web.understand.coding.double import actions as double
    from speakopenly.web.understand.deidentification import actions as deidentification
    from speakopenly.web.understand.findings import remarks
    from speakopenly.web.understand.findings.models import Finding
    from speakopenly.web.understand.reading.models import Passage
    from speakopenly.web.understand.rounds import actions as rounds
    from speakopenly.web.understand.rounds import policies
    from speakopenly.web.understand.rounds.models import AgreementRound, RoundStatement
    from speakopenly.web.understand.search import actions as search

    user, service = User.objects.get(name="Facilitator"), Service.objects.get()
    analyst = Staff(user, service, frozenset([Role.FACILITATOR, Role.CODER]))
    exercise = Exercise.objects.get(title="Kept")
    codebook.add(exercise=exercise, by=analyst, said={"name": A_CODE, "definition": "Somebody rings back."})
    passages = list(Passage.objects.filter(reading__exercise=exercise).select_related("reading"))
    rang = next(each for each in passages if "rings back" in each.text)
    coding.code_passage(passage=rang, by=analyst, codes=[Code.objects.get().pk], memo=A_MEMO, seen=0)
    sample = double.draw(exercise=exercise, by=analyst, size=5, seed=1)
    double.join(double=sample, by=analyst)
    today = timezone.localdate()
    said = {"exercise": exercise, "name": "Shared", "slug": "shared", "opens_on": today, "closes_on": today}
    rounds.prepare(by=analyst, said=said)
    found = AgreementRound.objects.get()
    voted_on = [rang, *(each for each in passages if each != rang)][: policies.FEWEST_STATEMENTS]
    for number, passage in enumerate(voted_on, 1):
        RoundStatement.objects.create(service=service, round=found, passage=passage, number=number)
    rounds.open_to_all(found=found, by=analyst)
    rounds.take_in(found=found, votes={1: 1}, once=RECEIPT_THAT_PROTECTS_NOTHING + bytes(4))
    search.bring_up_to_date(exercise)
    search.save_search(exercise=exercise, by=analyst, name="Ringing back", typed=LOOKED_FOR, filters={})
    remarks.say(finding=Finding.objects.filter(exercise=exercise)[0], by=analyst, words=A_REMARK)
    deidentification.draw_sample(exercise=exercise, by=analyst, size=30, seed=1)
    changed = next(each.reading for each in passages if "four times" in each.text)
    deidentification.replace_in(reading=changed, by=analyst, words="four times", instead=INSTEAD)
    known_names.add_names(by=analyst, of=ListOf.SCHOOLS, names=["Hafod Lane School"])


def set_beside_what_is_known() -> None:
    """One of each thing that is kept of published studies and official figures."""
    from speakopenly.understand.pressures import find_area
    from speakopenly.understand.pressures.pinned import Expressed
    from speakopenly.understand.pressures.pinning import offers
    from speakopenly.web.check.outcomes import actions as outcomes
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from speakopenly.web.understand.evidence import actions as evidence
    from speakopenly.web.understand.pressures.queries import store
    from tests.library.hear.literature.lists import MEETINGS, record, ris
    from tests.web.understand.evidence.one_card import a_card
    from tests.web.understand.evidence.one_literature import brought, say
    from tests.web.understand.evidence.one_review import begun, counted

    user, service = User.objects.get(name="Facilitator"), Service.objects.get()
    who = Staff(user, service, frozenset([Role.FACILITATOR, Role.LEARNING_LEAD, Role.RESEARCHER]))
    evidence.judge(card=a_card(who).slug, by=who, certainty="low", why=WHY_UNSURE)
    review = begun(who)
    brought(review, who, ris(record(MEETINGS, doi="10.1000/a")))
    say(who, review, 1, "in")
    counted(review, who, "First", 5, 95, 10, 90)
    offered = offers(find_area("england"), "looked_after", store())
    before, after = (
        next(each for each in offered if (each.year, each.expressed) == (year, Expressed.NUMBER))
        for year in (YEAR_BEFORE, YEAR_AFTER)
    )
    said = {"name": NO_TARGET_OF_OURS, "counted": NO_TARGET_OF_OURS, "hoped": "neutral", "often": "year"}
    rest = {"might_get_worse": "Neither is hoped for.", "rules": "mdc-2023", "per": None, "exercise": None}
    measure = outcomes.write_down(by=who, said={**said, **rest, "of_how_many": ""})
    outcomes.set_official_figures(measure=measure, by=who, before=before, after=after)


def host_and_account_for() -> None:
    """A hosted service whose first people were invited, a document that two signed, and a request under way."""
    from datetime import timedelta

    from django.utils import timezone

    from speakopenly.web.people import actions as people
    from speakopenly.web.people.kinds import ServiceKind
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from speakopenly.web.site.governance import actions as governance
    from speakopenly.web.site.governance.documents import BY_SLUG
    from speakopenly.web.site.register import actions as register
    from speakopenly.web.site.register.models import Kind
    from speakopenly.web.site.services import actions as services
    from speakopenly.web.site.services.actions import About, Someone
    from tests.web.site.made import every_answer

    service = Service.objects.get()
    added = people.add_person(
        service=service,
        email="administrator@northmoor.example",
        name=Role.ADMINISTRATOR.title(),
        password="four calm words",
        roles=[Role.ADMINISTRATOR],
    )
    administrator = Staff(added, service, frozenset([Role.ADMINISTRATOR]))
    leader = Staff(User.objects.get(name="Leader"), service, frozenset([Role.LEADER]))
    lead = Staff(User.objects.get(name="Safeguarding_Lead"), service, frozenset([Role.SAFEGUARDING_LEAD]))
    services.describe(
        by=administrator, service=service, about=About(service.name, ServiceKind.NATIONAL_HOST, "england")
    )
    service.refresh_from_db()
    services.found(
        by=Staff(added, service, frozenset([Role.ADMINISTRATOR])),
        about=About(HOSTED, ServiceKind.AUTHORITY, "wales", host=ITS_HOST),
        administrator=Someone("first@southmoor.example", "First"),
        leader=Someone("second@southmoor.example", "Second"),
    )
    governance.answer(by=administrator, answers=every_answer(SIGNED))
    in_a_year = timezone.localdate() + timedelta(days=300)
    edition = governance.propose(by=administrator, kind=BY_SLUG[SIGNED], review_on=in_a_year)
    governance.sign(by=leader, sign_off=edition)
    entry = register.note(by=lead, kind=Kind.SUBJECT_ACCESS, came_on=timezone.localdate())
    register.do_step(by=lead, entry=entry, step="who")


def opened(reader: Staff) -> Unlocked:
    """The reader's key, opened by the passphrase without a browser."""
    from speakopenly.web.hear.keyring import key_locks, policies, unlocking

    reading_key = unlocking.own_key(reader)
    private = key_locks.open_by_passphrase(reading_key, PASSPHRASE_THAT_PROTECTS_NOTHING)
    return unlocking.Unlocked(reading_key, private, policies.kinds_of(reader.roles))


def main(release: str) -> None:
    """Write ``<release>.sqlite3.xz`` beside this file."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(SPEAKOPENLY_HOME=home, SPEAKOPENLY_ENCODER="static", DATABASE_URL="")
        keys = Path(home, "keys")
        keys.mkdir(mode=0o700)
        key = os.open(keys / "installation.key", os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(key, KEY_THAT_PROTECTS_NOTHING)
        os.close(key)
        from speakopenly.web import commands

        commands.prepare_database()
        fill()
        speak()
        speak_of_danger_and_hold()
        listen()
        change_and_check()
        ask_and_examine()
        work_with_what_was_said()
        set_beside_what_is_known()
        host_and_account_for()
        plain = Path(home, "kept.sqlite3")
        with sqlite3.connect(Path(home, "database", "speakopenly.sqlite3")) as database:
            database.execute("VACUUM INTO ?", (str(plain),))
        (HERE / f"{release}.sqlite3.xz").write_bytes(lzma.compress(plain.read_bytes()))


if __name__ == "__main__":
    main(sys.argv[1])
