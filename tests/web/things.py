"""A service with one of each kind of thing that an address can name, and somebody in every role."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.change.rights import StopId
from speakopenly.check.culture.items import Audience as AskedOf
from speakopenly.core.sealing import make_holder_keys
from speakopenly.hear.questionnaires import Item, ItemKind, ItemText, Version, editing
from speakopenly.hear.speaking import Answers, Danger, Wording, new_receipt
from speakopenly.understand.exchange import Purpose
from speakopenly.web.change.rights import actions as rights
from speakopenly.web.change.rights import policies as rights_policies
from speakopenly.web.change.rights.models import Answer, Standing
from speakopenly.web.check.culture import actions as culture
from speakopenly.web.check.outcomes import actions as outcomes
from speakopenly.web.check.outcomes.reading import Found
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.keyring.policies import MAY_HOLD
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.plans.models import GroupToHear
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, RotaPlace
from speakopenly.web.hear.reporting.holds.models import Hold, HoldReason
from speakopenly.web.hear.reporting.reports.actions import take_in
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.speak.models import Contact, SpeakDoor
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.hear.surveys import actions as surveys
from speakopenly.web.hear.surveys.models import Survey, Way
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import actions as people
from speakopenly.web.people.kinds import ServiceKind
from speakopenly.web.people.models import ChangeKind, RoleChange, Service, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import actions as codebook
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding.brought.models import WaitingCodings
from speakopenly.web.understand.coding.double import actions as double
from speakopenly.web.understand.coding.models import CoderElsewhere
from speakopenly.web.understand.deidentification import actions as deidentification
from speakopenly.web.understand.deidentification.models import Replacement
from speakopenly.web.understand.exchange import actions as exporting
from speakopenly.web.understand.exchange.models import Export, Kind
from speakopenly.web.understand.findings import remarks
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.member_checks import actions as naming
from speakopenly.web.understand.member_checks.models import Audience, Comment, NotSentBack, Round
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.rounds import actions as rounds
from speakopenly.web.understand.search.models import SavedSearch
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes.audits import actions as auditing
from speakopenly.web.understand.themes.models import Theme, ThemeDecision
from tests.web.change.recommendations.made import everything_of
from tests.web.change.reviews.held import a_review
from tests.web.check.bulletin.one_issue import an_issue_with_a_story
from tests.web.check.culture.waves import days
from tests.web.check.examination.one_examination import an_examination
from tests.web.check.inspections.brought import an_inspection
from tests.web.check.replies.one_reply import a_reply
from tests.web.check.trail.one_line import a_line
from tests.web.conftest import PASSWORD
from tests.web.hear.surveys_asked import an_open_survey
from tests.web.plans import open_exercise
from tests.web.site.made import documents_and_requests
from tests.web.understand.conftest import hear_them, understand, what_was_said
from tests.web.understand.evidence.one_card import an_evidence_card
from tests.web.understand.evidence.one_literature import a_list_of_literature
from tests.web.understand.evidence.one_review import a_review_of_studies

NOBODYS = uuid.UUID(int=7)


@dataclass(frozen=True)
class World:
    """Two services with the same kinds of things; people of the first, one in each role."""

    people: Mapping[Role, Staff]
    own: Mapping[str, Any]
    others: Mapping[str, Any]
    nowhere: Mapping[str, Any]


def give_key(staff: Staff) -> ReadingKey:
    """A reading key whose locks nobody opens here."""
    public, _private = make_holder_keys()
    locked = {"by_passphrase": b"-", "by_recovery_code": b"-"}
    return ReadingKey.objects.create(service=staff.service, user=staff.user, public_key=public.data, **locked)


def make_world(with_key: Callable[[Staff], object] = give_key) -> World:
    """Everything, stored. Ids that exist nowhere stand beside those of each service.

    ``with_key`` gives a reading key to somebody who reads: one whose locks nobody opens, unless another is said.
    """
    northmoor, southmere = (people.found_service(name=name) for name in ("Northmoor", "Southmere"))
    northmoor.kind = ServiceKind.PARTNERSHIP
    northmoor.save()
    staff = everybody(northmoor, with_key)
    nowhere = {
        **dict.fromkeys(
            ("import_id", "session_id", "key_id", "job_id", "user_id", "change_id", "contact_id", "decision_id",
             "file", "link", "comment_id", "credit_id", "recording_id", "route_id", "rota_id", "hold_id",
             "group_id", "export_id", "measure_id", "intake_id", "check_id", "file_id", "pin_id", "test_id",
             "letter_id", "issue_id", "story_id", "line_id", "inspection_id", "inspection_passage_id",
             "code_id", "deed_id", "passage_id", "search_id", "remark_id", "reading_id", "replacement_id",
             "quote_id", "brought_id", "judged_id", "evidence_study_id",
             "literature_list_id", "record_pair_id", "service_id"), NOBODYS
        ),
        "slug": "nowhere", "number": "R-0000-0000", "ident": "T77", "token": "nowhere", "edition": 77, "name": "none.txt",
        "paragraph": "9.9", "channel": "nothing", "reply_number": 77, "way": "nothing", "issue": "77",
        "pack": "public", "pk": 77, "kind": "email", "which": 0, "page_number": 77, "ending": "none",
        "item": "nothing", "stop_id": "S9", "need_id": "N99", "recommendation": 77, "to": "nowhere",
        "review_number": 77, "review_edition": 77, "review_slug": "nowhere", "review_file": "none.txt",
        "box": "nothing", "group": "ZZ", "direction": "nothing", "line": "nothing",
        "wave_slug": "nowhere", "audience": "staff", "round_slug": "nowhere",
        "examination_number": 77, "examination_edition": 77, "examination_slug": "nowhere",
        "examination_file": "none.txt", "enquiry": "nothing", "seen_number": 77, "place": 77,
        "topic": "nothing", "codebook_version": 77, "double_number": 77, "drawn_place": 77,
        "text_place": 77, "coder_number": 77, "pressure_area": "nowhere", "indicator": "nothing",
        "card": "nowhere", "evidence_number": 77, "record_number": 77, "stage": "nothing",
        "literature_file": "none.txt", "notice": "nothing", "document_slug": "nowhere",
        "document_edition": NOBODYS, "document_ending": "none", "entry_id": NOBODYS,
        "register_kind": "nowhere", "register_step": "nowhere", "draft_ending": "none",
    }  # fmt: skip
    return World(
        staff, things_of(northmoor, staff), things_of(southmere, everybody(southmere, with_key)), nowhere
    )


def everybody(service: Service, with_key: Callable[[Staff], object] = give_key) -> dict[Role, Staff]:
    """One person in each role of a service; those who read have a key."""
    made = {role: person(service, role) for role in Role}
    for role in MAY_HOLD:
        with_key(made[role])
    return made


def person(service: Service, *roles: Role, email: str = "") -> Staff:
    """Somebody with these roles, and no other."""
    email = email or f"{'-'.join(roles)}@{service.name.lower()}.example"
    user = people.add_person(service=service, email=email, name="Eve", password=PASSWORD, roles=list(roles))
    return Staff(user, service, frozenset(roles))


def things_of(service: Service, staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """One of each kind of thing, by the name under which an address asks for it."""
    facilitator = staff[Role.FACILITATOR]
    exercise = open_exercise(
        by=facilitator,
        title=f"What helps in {service.name}",
        question="What helps?",
        asked_by=service.name,
        opened_on=datetime.date(2026, 3, 1),
        not_heard=[],
    )
    hear_them(exercise, facilitator, what_was_said())
    understand(exercise)
    theme = Theme.objects.get(exercise=exercise, ident="T02")
    themes.accept(theme=theme, by=facilitator)
    auditing.draw_sample(theme=theme, by=facilitator, size=60, seed=1)
    finding = Finding.objects.get(exercise=exercise, theme=theme)
    read = texts_that_were_read(exercise, facilitator)
    draft = publishing.ask_for_signature(exercise=exercise, by=facilitator)
    NotSentBack.objects.filter(exercise=exercise).delete()
    waiting = a_file(exercise.slug, facilitator)
    door = SpeakDoor.objects.create(service=service, nation="wales", is_open=service.name == "Northmoor")
    an_open_survey(exercise, *Way)
    one_more_question(exercise, facilitator)
    change = RoleChange.objects.create(
        service=service, user=staff[Role.CODER].user, kind=ChangeKind.GIVE, role=Role.READER
    )
    return {
        **a_line(exercise),
        "slug": exercise.slug,
        "token": "nowhere",
        "channel": "survey",
        "item": "helps",
        **official_figures(service),
        "group_id": GroupToHear.objects.get(exercise=exercise).pk,
        "import_id": waiting.pk,
        "session_id": Session.objects.create(
            service=service, exercise=exercise, channel="meeting", held_on=exercise.opened_on, area="north"
        ).pk,
        "recording_id": Recording.objects.create(
            service=service, exercise=exercise, by=facilitator.user, title="Interview 4"
        ).pk,
        "file_id": uuid.uuid4(),
        "page_number": 1,
        "ending": "vtt",
        "number": a_report(service),
        "ident": "T02",
        "file": NOBODYS,
        "remark_id": remarks.say(finding=finding, by=staff[Role.LEARNING_LEAD], words="Is it so?").pk,
        "decision_id": ThemeDecision.objects.get(theme=theme).pk,
        "edition": draft.edition,
        "pack": "public",
        "name": "findings.html",
        "export_id": an_export(exercise, facilitator).pk,
        "passage_id": Passage.objects.filter(reading__exercise=exercise)[0].pk,
        "search_id": SavedSearch.objects.create(
            service=service, exercise=exercise, name="Handovers", typed="handover", by=facilitator.user
        ).pk,
        "key_id": ReadingKey.objects.get(service=service, user=staff[Role.READER].user).pk,
        "job_id": Job.objects.create(service=service, task="nothing", title="Nothing").pk,
        **a_measure(exercise, facilitator),
        **a_culture_survey(facilitator),
        **an_agreement_round(exercise, facilitator),
        **read,
        **an_issue_with_a_story(staff),
        **an_inspection(staff),
        **an_evidence_card(staff),
        **a_review_of_studies(staff, more=service.name != "Northmoor"),
        **a_list_of_literature(staff, 1 if service.name == "Northmoor" else 2),
        **a_reply(exercise, staff[Role.LEARNING_LEAD]),
        **a_rights_check(staff),
        **a_review(staff, number=1 if service.name == "Northmoor" else 2),
        **an_examination(staff, number=1 if service.name == "Northmoor" else 2),
        **everything_of(Finding.objects.filter(exercise=exercise)[0], staff),
        **alerts_and_holds(service, staff),
        **documents_and_requests(staff),
        **a_codebook_and_codings(exercise, staff),
        **a_draft_that_went_back(exercise, facilitator),
        "kind": "email",
        "which": 0,
        "contact_id": Contact.objects.create(service=service, door=door, kind="by_day", number="1").pk,
        "user_id": staff[Role.CODER].user.pk,
        "service_id": service.pk,
        "change_id": change.pk,
        "pk": 77,
    }


def alerts_and_holds(service: Service, staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """A route, somebody on the rota, and a hold on everything that waits for a second person."""
    route = AlertRoute.objects.create(service=service, kind="email", host="127.0.0.1", port=25)
    on_rota = RotaPlace.objects.create(
        service=service, user=staff[Role.SAFEGUARDING_LEAD].user, place=0, route=route, sealed_address=b"-"
    )
    hold = Hold.objects.create(
        service=service,
        reason=HoldReason.COURT,
        proposed_by=staff[Role.CODER].user,
        review_on=datetime.date(2026, 12, 1),
    )
    return {"route_id": route.pk, "rota_id": on_rota.pk, "hold_id": hold.pk}


def official_figures(service: Service) -> dict[str, str]:
    """Official figures belong to nobody: what is there for one service is there for all, so one has them."""
    if service.name != "Northmoor":
        return {"pressure_area": "elsewhere", "indicator": "something"}
    return {"pressure_area": "england", "indicator": "looked_after"}


def a_codebook_and_codings(exercise: Exercise, staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """The themes as codes, a version of them, a passage, and a double coding that is closed."""
    coders = (staff[Role.FACILITATOR], staff[Role.CODER])
    deed = codebook.take_themes_in(exercise=exercise, by=coders[0])
    sample = double.draw(exercise=exercise, by=coders[0], size=5, seed=1)
    for each in coders:
        double.join(double=sample, by=each)
    double.close(double=sample, by=coders[0])
    waiting = WaitingCodings.objects.create(
        service=exercise.service,
        exercise=exercise,
        by=coders[1].user,
        told={"found": 1, "kept": 0, "refused": {"not_here": 1}, "remarks": []},
        until=timezone.now() + datetime.timedelta(days=1),
    )
    CoderElsewhere.objects.create(service=exercise.service, exercise=exercise, mark="m", number=1)
    return {
        "brought_id": waiting.pk,
        "coder_number": 1,
        "code_id": Code.objects.get(exercise=exercise, theme__ident="T01").pk,
        "deed_id": deed.pk,
        "codebook_version": sample.version.number,
        "double_number": sample.number,
        "drawn_place": 1,
    }


def a_draft_that_went_back(exercise: Exercise, by: Staff) -> dict[str, Any]:
    """A round that has ended, with one comment, and somebody who asked to be named."""
    day = datetime.date(2026, 3, 2)
    days = {"sent_on": day, "last_day": day, "embargo_until": day, "keep_until": datetime.date(2027, 3, 2)}
    paragraph = {"number": "2.1", "theme": "T02", "name": "Being listened to", "quotes": []}
    round = Round.objects.create(
        service=by.service, exercise=exercise, edition=0, paragraphs=[paragraph], **days
    )
    audience = Audience.objects.create(service=by.service, round=round, who="took_part", asked=9)
    comment = Comment.objects.create(
        service=by.service, round=round, paragraph="2.1", slot=f"slot {by.service.name}", has_words=True
    )
    credit = naming.write_down(exercise=exercise, by=by, name="Mair", is_child=False, agreed_by="")
    return {"link": audience.link, "comment_id": comment.pk, "credit_id": credit.pk, "paragraph": "2.1"}


def a_measure(exercise: Exercise, by: Staff) -> dict[str, Any]:
    """A rate of an exercise with one point."""
    said = {"name": "Changes", "counted": "Changes", "hoped": "decrease", "often": "month"}
    more = {"might_get_worse": "Waiting", "rules": "mdc-2023", "per": 100, "exercise": exercise}
    measure = outcomes.write_down(by=by, said={**said, **more})
    point = Found("2026-05", 739000, False, 12, 240)
    return {
        "measure_id": measure.pk,
        "intake_id": outcomes.bring_in(measure=measure, by=by, found=[point]).pk,
    }


def a_culture_survey(by: Staff) -> dict[str, Any]:
    """One that is prepared and waits for a leader to sign."""
    slug = f"spring-{by.service.name.lower()}"
    wave = culture.prepare(by=by, said={"name": "How it is here", "slug": slug, "about": "service", **days()})
    culture.say_asked(wave=wave, by=by, audience=AskedOf.STAFF, area="", people=40)
    return {"wave_slug": slug, "audience": AskedOf.STAFF.value}


def an_agreement_round(exercise: Exercise, by: Staff) -> dict[str, Any]:
    """One that is prepared and has nothing to vote on yet."""
    today = timezone.localdate()
    said = {"exercise": exercise, "name": "What we share", "slug": f"round-{by.service.name.lower()}"}
    rounds.prepare(by=by, said={**said, "opens_on": today, "closes_on": today})
    return {"round_slug": said["slug"]}


def texts_that_were_read(exercise: Exercise, by: Staff) -> dict[str, Any]:
    """A sample of texts, words that were replaced in one that nobody quotes, and a quote."""
    deidentification.draw_sample(exercise=exercise, by=by, size=30, seed=1)
    reading = Reading.objects.get(exercise=exercise, text__startswith="The bus to the centre")
    deidentification.replace_in(reading=reading, by=by, words="six", instead="some time")
    finding = next(each for each in Finding.objects.filter(exercise=exercise) if each.quotes)
    return {
        "text_place": 1,
        "reading_id": reading.pk,
        "replacement_id": Replacement.objects.get(reading=reading).pk,
        "quote_id": Passage.objects.get(reading__exercise=exercise, ident=finding.quotes[0]).pk,
    }


def a_rights_check(staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """A check that was begun, described, and whose S0 everybody has answered who may."""
    maker, *others = (staff[role] for role in rights_policies.MAY_SEE)
    answer = {"answer": Answer.NO, "evidence": ""}
    check = rights.begin(by=maker, title="Door sensors", standing=Standing.OF_THE_AIM, **answer)
    about = {"about": "practice", "touches": ["watches"], "covert": "no", "is_live": "no"}
    more = {"youngest": None, "children": None, "run_by": "", "overseen_by": ""}
    rights.describe(check=check, by=maker, said={**about, **more})
    for each in others:
        rights.answer_stop(check=check, by=each, stop=StopId.S0, standing=Standing.INDEPENDENT, **answer)
    return {"check_id": check.pk, "stop_id": "S1", "need_id": "N1"}


def a_file(slug: str, by: Staff) -> Import:
    """A table that somebody has chosen and not confirmed yet."""
    table = SimpleUploadedFile("v.csv", b"id,text\n1,The line rang out.\n2,Nobody rang back.\n")
    browser(by.user).post(reverse("hear:bring-in", args=[slug]), {"file": table})
    return Import.objects.get(exercise__slug=slug, state="uploaded")


def an_export(exercise: Exercise, by: Staff) -> Export:
    """A file that was made and waits to be fetched."""
    export = exporting.ask_for(exercise=exercise, by=by, kind=Kind.QDC, purpose=Purpose.ANALYSIS)
    exporting.keep(export, b"-")
    return export


def one_more_question(exercise: Exercise, by: Staff) -> None:
    """A question that is being written while the survey is open."""
    item = Item("helps", ItemKind.FREE_TEXT, {Version("en"): ItemText("What helps?")})
    survey = Survey.objects.get(exercise=exercise)
    surveys.change(survey=survey, by=by, how=lambda asked: editing.with_item(asked, item))


def a_report(service: Service) -> str:
    """The number of a report just sent."""
    receipt = new_receipt()
    said = Answers("The line rang out.", Danger.NO, Wording.EVERYDAY, "en-gb")
    take_in(service=service, answers=said, receipt=receipt, once=receipt.secret)
    return Report.objects.get(service=service).number


def browser(user: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(user)
    return client
