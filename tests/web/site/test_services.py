"""Services of one install: founded by a host that sees nothing of them, each speaking at its own host name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.speaking import Danger
from speakopenly.web.doors import middleware
from speakopenly.web.hear.keys import draft_keys
from speakopenly.web.hear.reporting.opening import actions as opening
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.speak import policies as speak_policies
from speakopenly.web.hear.reporting.speak import queries as speak
from speakopenly.web.hear.reporting.speak.drafts import begin, open_posted, seal
from speakopenly.web.hear.reporting.speak.flood import FAST_AT_ONCE, Watch
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.hear.reporting.speak.screens import Screen
from speakopenly.web.hear.reporting.speak.wrong_tries import Allowance, WrongTries
from speakopenly.web.hosts import A_HOST, HostsWeKnow, answering_to
from speakopenly.web.people import here
from speakopenly.web.people.changes import actions as changes
from speakopenly.web.people.elsewhere.settings import Elsewhere
from speakopenly.web.people.kinds import IS_FOR, ServiceKind
from speakopenly.web.people.models import AuditLine, ChangeKind, Membership, PartOf, Service
from speakopenly.web.people.queries import SERVICE_IN_SESSION, authority_of
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.services import actions, policies, queries
from speakopenly.web.site.services.actions import About, Someone
from speakopenly.web.understand.findings.publications.models import Publication, PublicationState
from tests.web.conftest import Cast

HOST = "speak.westmoor.example"
ABOUT = About("Westmoor", ServiceKind.AUTHORITY, "england", "999", HOST)
FIRST = {
    "administrator": Someone("ivy@westmoor.example", "Ivy"),
    "leader": Someone("jo@westmoor.example", "Jo"),
}
MIGRATIONS = "speakopenly.web.hear.migrations"
SignIn = Callable[[Staff], Client]


@pytest.fixture
def host(cast: Cast) -> Staff:
    """Cara, administrator of Northmoor, which is a region now."""
    Service.objects.filter(pk=cast.cara.service.pk).update(kind=ServiceKind.REGION)
    cast.cara.service.refresh_from_db()
    return cast.cara


@pytest.fixture
def westmoor(host: Staff) -> Service:
    """Hosted by Northmoor."""
    return actions.found(by=host, about=ABOUT, **FIRST).service


@pytest.fixture(autouse=True)
def only_what_is_known(settings: Any) -> None:
    settings.ALLOWED_HOSTS = HostsWeKnow(["testserver"])


def at(host: str) -> Client:
    return Client(headers={"host": host})


class TestFounding:
    def test_gives_a_service_two_people_of_its_own_and_the_host_no_role(
        self, host: Staff, westmoor: Service
    ) -> None:
        roles = set(Membership.objects.filter(service=westmoor).values_list("user__name", "role"))

        assert roles == {("Ivy", "administrator"), ("Jo", "leader")}
        assert westmoor.hosted_by == host.service
        assert AuditLine.objects.filter(service=westmoor, deed="service founded").exists()

    def test_leaves_the_rest_to_them_and_to_the_usual_rule(self, westmoor: Service) -> None:
        ivy = Membership.objects.get(service=westmoor, role=Role.ADMINISTRATOR).user
        staff = Staff(ivy, westmoor, frozenset({Role.ADMINISTRATOR}))

        added = changes.add_account(by=staff, email="kit@westmoor.example", name="Kit", roles=[Role.READER])

        assert [(each.kind, each.role) for each in added.waits] == [(ChangeKind.GIVE, Role.READER)]

    @pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.LEADER])
    def test_takes_nobody_who_works_for_the_host(self, cast: Cast, host: Staff, role: Role) -> None:
        first = {**FIRST, role.value: Someone(cast.ben.user.email.upper(), "Ben")}

        with pytest.raises(NotAllowed, match="works for the host"):
            actions.found(by=host, about=ABOUT, **first)

        assert not Service.objects.filter(name="Westmoor").exists()

    def test_wants_two_people(self, host: Staff) -> None:
        ivy = FIRST["administrator"]

        with pytest.raises(BadInput, match="one person"):
            actions.found(by=host, about=ABOUT, administrator=ivy, leader=ivy)

    def test_is_not_for_an_authority_nor_for_a_service_that_is_hosted(
        self, cast: Cast, host: Staff, westmoor: Service
    ) -> None:
        hosted = Staff(cast.cara.user, westmoor, frozenset({Role.ADMINISTRATOR}))
        authority = Staff(cast.cara.user, cast.dilys.service, frozenset({Role.ADMINISTRATOR}))

        assert not policies.can_found(hosted)
        assert not policies.can_found(authority)
        assert not policies.can_describe(authority, westmoor)
        assert policies.can_describe(host, westmoor)

    @pytest.mark.parametrize("name", ["South\u00admere", "South\u200bmere", "  southmere ", "\u200b"])
    def test_never_takes_a_service_over_that_is_there(self, cast: Cast, host: Staff, name: str) -> None:
        southmere = cast.dilys.service
        before = Service.objects.filter(pk=southmere.pk).values().get()

        with pytest.raises(BadInput):
            actions.found(by=host, about=replace(ABOUT, name=name), **FIRST)

        assert Service.objects.filter(pk=southmere.pk).values().get() == before
        assert set(Membership.objects.filter(service=southmere).values_list("user", flat=True)) == {
            cast.dilys.user.pk
        }

    def test_makes_no_twin_that_differs_by_what_nobody_sees(
        self, cast: Cast, host: Staff, westmoor: Service, sign_in: SignIn
    ) -> None:
        for name in ("North\u00admoor", "North  moor"):
            said = {"name": name, "kind": "authority", "host": HOST}
            sign_in(host).post(reverse("site-service", args=[westmoor.pk]), said)

        assert set(Service.objects.values_list("name", flat=True)) == {"Northmoor", "Southmere", "North moor"}

    def test_names_who_founded_it(self, host: Staff, westmoor: Service) -> None:
        assert AuditLine.objects.get(service=westmoor, deed="service founded").by == host.user

    @pytest.mark.parametrize("name", ["testserver", "a.council.example", "speak.x.example", "work.x.example"])
    def test_refuses_a_host_name_of_the_site(self, host: Staff, settings: Any, name: str) -> None:
        settings.ALLOWED_HOSTS = HostsWeKnow(["testserver", ".council.example"])
        settings.SPEAK_HOST, settings.WORK_HOST = "speak.x.example", "work.x.example"

        with pytest.raises(NotAllowed, match="site itself"):
            actions.found(by=host, about=replace(ABOUT, host=name), **FIRST)

    def test_renaming_moves_no_role_that_a_file_of_groups_gives(
        self, host: Staff, westmoor: Service, settings: Any, tmp_path: Path
    ) -> None:
        (tmp_path / "groups.csv").write_text("group,service,role\na,Westmoor,coder\nb,Eastmoor,coder\n")
        elsewhere = Elsewhere(
            "https://login.northmoor.example", "x", "x", groups_file=tmp_path / "groups.csv"
        )
        settings.ELSEWHERE = elsewhere

        with pytest.raises(NotAllowed, match="file of groups"):
            actions.describe(by=host, service=westmoor, about=replace(ABOUT, name="Elsewhere"))
        with pytest.raises(NotAllowed, match="file of groups"):
            actions.describe(by=host, service=host.service, about=About("eastmoor", ServiceKind.REGION))
        actions.describe(by=host, service=westmoor, about=replace(ABOUT, authority=""))

    def test_refuses_a_name_or_a_host_that_is_taken(self, host: Staff, westmoor: Service) -> None:
        others = {"administrator": Someone("lee@x.example", "Lee"), "leader": Someone("mo@x.example", "Mo")}

        with pytest.raises(BadInput, match="this name"):
            actions.found(by=host, about=About("westmoor", ServiceKind.AUTHORITY, host="a.example"), **others)
        with pytest.raises(NotAllowed, match="host name"):
            actions.found(by=host, about=About("Eastmoor", ServiceKind.AUTHORITY, host=HOST), **others)


class TestHosting:
    def test_opens_no_page_of_a_hosted_service(self, host: Staff, westmoor: Service, sign_in: SignIn) -> None:
        browser = sign_in(host)
        session = browser.session
        session[SERVICE_IN_SESSION] = str(westmoor.pk)
        session.save()

        page = browser.get(reverse("site-services")).text

        assert "gives nobody a role in it" in page
        assert "Services that yours hosts" in page, "still at work for the host"
        assert not Membership.objects.filter(user=host.user, service=westmoor).exists()

    def test_says_what_a_service_is_but_not_while_its_door_is_open(
        self, host: Staff, westmoor: Service
    ) -> None:
        SpeakDoor.objects.create(service=westmoor, nation="wales", is_open=True, stands_at=HOST)
        moved = About("Westmoor", ServiceKind.PARTNERSHIP, "wales", "", "new.westmoor.example")

        with pytest.raises(NotAllowed, match="Shut the door first"):
            actions.describe(by=host, service=westmoor, about=moved)
        SpeakDoor.objects.update(is_open=False)
        actions.describe(by=host, service=westmoor, about=moved)

        westmoor.refresh_from_db()
        assert (westmoor.kind, westmoor.host) == ("partnership", "new.westmoor.example")

    def test_a_door_opens_where_its_service_speaks_now(self, host: Staff, westmoor: Service) -> None:
        door = SpeakDoor.objects.create(service=westmoor, nation="england")
        by = Staff(host.user, Service.objects.get(pk=westmoor.pk), frozenset())
        actions.describe(by=host, service=westmoor, about=replace(ABOUT, host="new.westmoor.example"))

        opening._turn(door, by, is_open=True)

        assert SpeakDoor.objects.get(pk=door.pk).stands_at == "new.westmoor.example"

    def test_cannot_become_an_authority(self, host: Staff, westmoor: Service) -> None:
        with pytest.raises(NotAllowed, match="hosts others"):
            actions.describe(by=host, service=host.service, about=About("Northmoor", ServiceKind.AUTHORITY))

    def test_names_the_parts_of_a_region_from_what_it_hosts(
        self, cast: Cast, host: Staff, westmoor: Service
    ) -> None:
        actions.name_parts(by=host, whole=host.service, parts=[westmoor])

        with pytest.raises(NotAllowed):
            actions.name_parts(by=host, whole=host.service, parts=[cast.dilys.service])
        with pytest.raises(NotAllowed, match="Only a partnership"):
            actions.name_parts(by=host, whole=westmoor, parts=[host.service])
        assert [each.part for each in PartOf.objects.all()] == [westmoor]


def test_the_pages_found_and_describe_a_service(host: Staff, sign_in: SignIn) -> None:
    browser = sign_in(host)
    said = {"name": "Westmoor", "kind": "authority", "nation": "england", "authority": "999", "host": HOST}
    people = {f"{role}_{name}": getattr(FIRST[role], name) for role in FIRST for name in ("email", "name")}

    wrong = browser.post(reverse("site-services-found"), {**said, **people, "host": "https://a.example/"})
    founded = browser.post(reverse("site-services-found"), {**said, **people})
    again = browser.post(reverse("site-services-found"), {**said, **people})
    service = Service.objects.get(name="Westmoor")
    saved = browser.post(reverse("site-service", args=[service.pk]), {**said, "authority": ""})
    parts = browser.post(reverse("site-service-parts", args=[host.service.pk]), {"parts": [service.pk]})
    listed = browser.get(reverse("site-services")).text

    assert (wrong.status_code, again.status_code) == (400, 400)
    assert "without https://" in wrong.text
    assert founded.text.count("so-code") == 2
    assert (saved.status_code, parts.status_code) == (302, 302)
    assert "Services that yours hosts" in listed
    assert "It consists of" in listed
    assert Service.objects.get(pk=service.pk).authority == ""


class TestAtItsHost:
    def test_a_service_speaks_and_the_work_door_is_not_there(self, westmoor: Service) -> None:
        front, work = at(HOST).get("/"), at(HOST).get("/staff/")

        assert (front.status_code, work.status_code) == (200, 404)

    @pytest.mark.parametrize(
        "asked",
        ["elsewhere.example", "westmoor.example", "x.speak.westmoor.example", ".westmoor.example", "%", ""],
    )
    def test_a_name_that_nobody_has_taken_is_refused(self, westmoor: Service, asked: str) -> None:
        assert at(asked).get("/").status_code == 400

    def test_invented_names_are_remembered_nowhere(self, westmoor: Service) -> None:
        at("invented.example").get("/")

        assert "invented.example" not in speak._last

    def test_what_is_tried_at_one_door_shuts_no_other(self) -> None:
        tries = WrongTries(of_one=Allowance(9, 60.0), of_all=Allowance(1, 60.0))
        with answering_to("a.example"):
            tries.note(None)
            here_now = tries.are_too_many(None)
        with answering_to("b.example"):
            there = tries.are_too_many(None)

        assert (here_now, there) == (True, False)

    def test_many_fast_reports_at_one_door_set_none_apart_at_another(self) -> None:
        watch = Watch()

        def is_apart() -> bool:
            draft = begin(timezone.now(), at=Screen.CHECK)
            draft = replace(draft, answers=replace(draft.answers, words=draft.once.hex()))
            return watch.sees_a_flood(draft, address=None, now=float(draft.begun))

        with answering_to("a.example"):
            here_now = [is_apart() for _ in range(FAST_AT_ONCE + 1)][-1]
        with answering_to("b.example"):
            there = is_apart()

        assert (here_now, there) == (True, False)

    def test_a_draft_begun_at_another_door_begins_anew_with_its_words(
        self, westmoor: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(speak_policies, "is_open", lambda _door, _wording: True)
        SpeakDoor.objects.create(service=westmoor, nation="wales", is_open=True, stands_at=HOST)
        draft = begin(timezone.now(), at=Screen.CHECK, service=str(westmoor.hosted_by_id))
        answers = replace(draft.answers, words="Nobody rang back.", danger=Danger.NO)
        done = frozenset(Screen) - {Screen.SEND, Screen.HELP, Screen.NAMES}
        draft_keys().prepare(timezone.now().date())

        page = at(HOST).post("/speak/send/", {"draft": seal(replace(draft, answers=answers, done=done))})

        assert page.status_code == 400
        assert not Report.objects.exists()
        carried = open_posted(page.text.partition('name="draft" value="')[2].partition('"')[0])
        assert (carried.answers.words, carried.service) == ("Nobody rang back.", str(westmoor.pk))

    def test_eight_words_open_at_the_sites_name_whoever_speaks_there_now(
        self, cast: Cast, westmoor: Service
    ) -> None:
        with here.asked_at(""):
            opens = set(here.services_here())
        with here.asked_at(HOST), answering_to(HOST):
            at_its_own = set(here.services_here())

        assert opens == {cast.cara.service, cast.dilys.service}
        assert at_its_own == {westmoor}

    def test_a_name_is_known_the_moment_it_is_taken_and_no_longer_once_it_is_not(
        self, westmoor: Service
    ) -> None:
        before = at("new.example").get("/").status_code
        Service.objects.filter(pk=westmoor.pk).update(host="new.example")
        after = at("new.example").get("/").status_code
        old = at(HOST).get("/").status_code

        assert (before, after, old) == (400, 200, 400)

    def test_the_page_comes_while_the_database_is_away(
        self, westmoor: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = at(HOST)
        browser.get("/danger/")

        def away(_host: str) -> None:
            raise DatabaseError

        monkeypatch.setattr(middleware.here, "service_named", away)
        monkeypatch.setattr(here, "_service_at", away)

        assert browser.get("/danger/").status_code == 200
        assert at("elsewhere.example").get("/danger/").status_code == 400

    def test_each_service_opens_one_door_and_two_share_no_host(self, cast: Cast, westmoor: Service) -> None:
        SpeakDoor.objects.create(service=cast.cara.service, nation="wales", is_open=True)
        SpeakDoor.objects.create(service=westmoor, nation="wales", is_open=True, stands_at=HOST)

        with pytest.raises(IntegrityError), transaction.atomic():
            SpeakDoor.objects.create(service=cast.dilys.service, nation="wales", is_open=True)

    def test_addresses_for_its_people_lead_to_its_own_door(
        self, cast: Cast, westmoor: Service, rf: Any
    ) -> None:
        with here.asked_at("testserver"):
            of_the_site = here.at_the_speak_door(rf.get("/staff/"), "pulse")
            here.works_for(westmoor)
            of_its_own = here.at_the_speak_door(rf.get("/staff/"), "pulse")

        assert (of_the_site, of_its_own) == ("http://testserver/pulse/", f"https://{HOST}/pulse/")


@pytest.mark.parametrize(
    ("hosts", "asked", "speaks"),
    [
        ({"Northmoor": None}, "testserver", "Northmoor"),
        ({"Northmoor": None}, "", "Northmoor"),
        ({"Northmoor": None, "Southmere": "s.example"}, "testserver", "Northmoor"),
        ({"Northmoor": None, "Southmere": "s.example"}, "s.example", "Southmere"),
        ({"Northmoor": None, "Southmere": None}, "testserver", "Northmoor"),
        ({"Northmoor": "n.example"}, "testserver", "Northmoor"),
        ({"Northmoor": "n.example", "Southmere": "s.example"}, "testserver", None),
        ({"Northmoor": None, "Southmere": "speak.council.example"}, "speak.council.example", "Northmoor"),
        ({}, "testserver", None),
    ],
)
@pytest.mark.django_db
def test_who_speaks_at_a_host(
    hosts: dict[str, str | None], asked: str, speaks: str | None, rf: Any, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = HostsWeKnow(["testserver", "speak.council.example"])
    for name, host in hosts.items():
        Service.objects.create(name=name, host=host)
    found: list[Service | None] = []

    middleware.ServiceByHost(lambda _request: found.append(here.service_here()))(  # type: ignore[arg-type,return-value]
        rf.get("/", headers={"host": asked})
    )

    assert [each and each.name for each in found] == [speaks]


@pytest.mark.django_db
def test_of_two_services_without_a_host_the_one_with_the_open_door_speaks() -> None:
    _northmoor, southmere = (Service.objects.create(name=name) for name in ("Northmoor", "Southmere"))
    SpeakDoor.objects.create(service=southmere, nation="wales", is_open=True)

    assert here.service_here() == southmere


def test_what_the_door_says_of_its_nation_the_service_says_too(cast: Cast) -> None:
    texts = {
        name: {"en-gb": "x", "cy": "x"} for name in ("hosted_by", "readers_employed_by", "computer_run_by")
    }

    opening.say_of_door(by=cast.cara, said={**texts, "nation": "scotland"})

    assert Service.objects.get(pk=cast.cara.service.pk).nation == "scotland"


def test_no_host_says_another_nation_than_the_door_of_a_service(host: Staff, westmoor: Service) -> None:
    SpeakDoor.objects.create(service=westmoor, nation="wales")
    about = replace(ABOUT, nation="wales")

    with pytest.raises(BadInput, match="Its Speak door says: Wales"):
        actions.describe(by=host, service=westmoor, about=replace(about, nation="england"))
    for said in ("wales", ""):
        actions.describe(by=host, service=westmoor, about=replace(about, nation=said))
        assert Service.objects.get(pk=westmoor.pk).nation == "wales"


def test_a_home_from_before_takes_the_nation_from_its_door(cast: Cast) -> None:
    SpeakDoor.objects.create(service=cast.cara.service, nation="wales")

    import_module(f"{MIGRATIONS}.0008_speak_doors_open_at_a_host").say_the_nation(apps, None)

    assert dict(Service.objects.values_list("name", "nation")) == {"Northmoor": "wales", "Southmere": ""}


def test_a_code_of_the_machine_counts_only_where_there_is_one_service(cast: Cast, settings: Any) -> None:
    settings.AUTHORITY = "351"
    northmoor, southmere = cast.cara.service, cast.dilys.service
    of_two = authority_of(northmoor)
    southmere.authority = "352"

    assert (of_two, authority_of(southmere)) == ("", "352")


class TestWhatOthersHavePublished:
    def test_stands_by_name_with_nothing_that_is_not_public(
        self, cast: Cast, host: Staff, westmoor: Service
    ) -> None:
        eastmoor = Service.objects.create(name="Eastmoor", hosted_by=host.service, host="e.example")
        self._report(cast, eastmoor, "east", PublicationState.PUBLISHED)
        self._report(cast, westmoor, "west", PublicationState.DRAFT)

        page = at("testserver").get(reverse("services-published")).text
        about = at("testserver").get(reverse("about")).text

        assert page.index("Eastmoor") < page.index("Westmoor")
        assert "https://e.example/reports/east/" in page
        assert "Report west" not in page
        assert reverse("services-published") in about

    def test_is_not_there_where_nobody_is_hosted(self, cast: Cast, westmoor: Service) -> None:
        assert at(HOST).get(reverse("services-published")).status_code == 404
        assert not queries.has_publishers(None)

    @staticmethod
    def _report(cast: Cast, service: Service, slug: str, state: PublicationState) -> None:
        from tests.web.plans import open_exercise

        exercise = open_exercise(
            by=cast.asha, title=f"Report {slug}", question="?", asked_by="us", not_heard=[]
        )
        signed = {"signed_by": cast.ben.user, "signed_at": "2026-03-01T00:00Z"}
        Publication.objects.create(
            service=service, exercise=exercise, slug=slug, edition=1, title=f"Report {slug}", state=state,
            asked_by=cast.asha.user, **(signed if state == PublicationState.PUBLISHED else {}),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("speak.northmoor.example", True),
        ("xn--m-zfa.example", True),
        ("northmoor", False),
        (".northmoor.example", False),
        ("*.northmoor.example", False),
        ("northmoor.example.", False),
        ("northmoor.example:80", False),
        ("north_moor.example", False),
        ("-a.example", False),
        ("a..example", False),
        ("a.example\n", False),
        (f"{'a' * 64}.example", False),
        (".".join(["a" * 60] * 5), False),
    ],
)
def test_a_host_is_a_whole_name_and_no_pattern(name: str, is_one: bool) -> None:
    assert bool(A_HOST.match(name)) is is_one


def test_every_kind_says_what_it_is_for() -> None:
    assert set(IS_FOR) == set(ServiceKind)
