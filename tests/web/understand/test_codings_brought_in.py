"""Codings travel: out with the evidence, and in from a file that somebody has looked at first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand import exchange
from speakopenly.understand.exchange import Purpose, Why
from speakopenly.understand.exchange.reading import read_project
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand import forgetting
from speakopenly.web.understand.codebook import actions as codebook
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding.actions import code_passage
from speakopenly.web.understand.coding.brought import actions, policies
from speakopenly.web.understand.coding.brought.models import WaitingCodings
from speakopenly.web.understand.coding.brought.wording import BECAUSE
from speakopenly.web.understand.coding.double import actions as double
from speakopenly.web.understand.coding.models import CoderElsewhere, Coding, Look
from speakopenly.web.understand.exchange import making
from speakopenly.web.understand.exchange.models import Export, Kind
from speakopenly.web.understand.reading.models import Passage
from tests.library.understand.exchange.projects import qdpx_of
from tests.web.understand.conftest import HANDOVER, LISTENED, Bench, ident

CODE, BEN = "20000000-0000-4000-8000-000000000002", "10000000-0000-4000-8000-000000000001"
SAID = {"a": HANDOVER.format("spring"), "b": LISTENED.format("snow"), "c": "Nobody here said this."}


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process apart and the finder of names take seconds to begin; both are tested elsewhere."""
    monkeypatch.setattr(exchange, "read_qdpx", read_project)
    monkeypatch.setattr(making, "recogniser", lambda service: None)
    monkeypatch.setattr(exchange, "hides_with", lambda finder: str)


@pytest.fixture
def room(bench: Bench) -> Bench:
    installation_key(may_make=True)
    codebook.take_themes_in(exercise=bench.exercise, by=bench.fay)
    return bench


def theirs(*, name: str = "Night") -> bytes:
    """A project of another program: a code, and three interviews that Ben coded with it from end to end."""
    sources = "".join(
        f'<TextSource guid="{key}0000000-0000-4000-8000-000000000004" name="Talk" plainTextPath="internal://{key}.txt">'
        f'<PlainTextSelection guid="{key}1000000-0000-4000-8000-000000000005" startPosition="0" endPosition="{len(text)}">'
        f'<Coding guid="{key}2000000-0000-4000-8000-000000000006" creatingUser="{BEN}"><CodeRef targetGUID="{CODE}"/></Coding>'
        "</PlainTextSelection></TextSource>"
        for key, text in SAID.items()
    )
    xml = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="NVivo">'
        f'<Users><User guid="{BEN}" name="Ben Example"/></Users>'
        f'<CodeBook><Codes><Code guid="{CODE}" name="{name}" isCodable="true"/></Codes></CodeBook>'
        f"<Sources>{sources}</Sources></Project>"
    )
    return qdpx_of(xml, {f"sources/{key}.txt": text.encode() for key, text in SAID.items()})


def at(bench: Bench, what: str = "") -> str:
    return f"/staff/understand/coding/{bench.exercise.slug}/bring-in/{what}"


def read(bench: Bench, data: bytes) -> WaitingCodings:
    return actions.read_file(exercise=bench.exercise, by=bench.cole, data=data, name="theirs.qdpx")


def passage_of(number: int) -> Passage:
    return Passage.objects.select_related("reading__exercise").get(reading__ident=ident(number), start=0)


def give(by: Staff, number: int, *names: str) -> Look:
    codes = Code.objects.filter(name__in=names).values_list("pk", flat=True)
    return code_passage(passage=passage_of(number), by=by, codes=list(codes), memo=None, seen=0)


def sent_out(bench: Bench, purpose: Purpose = Purpose.ANALYSIS) -> bytes:
    export = Export(service=bench.fay.service, exercise=bench.exercise, kind=Kind.QDPX, purpose=str(purpose))
    return making.make(export, None)


def test_a_file_is_looked_at_before_anything_is_kept_and_then_comes_in(room: Bench) -> None:
    client = room.sign_in(room.cole)

    sent = client.post(at(room), {"file": SimpleUploadedFile("theirs.qdpx", theirs())})
    page = " ".join(client.get(sent["Location"]).content.decode().split())
    nothing_yet = (Code.objects.filter(name="Night").count(), Coding.objects.count())
    client.post(sent["Location"], {"answer": "yes"})

    assert "The file holds 3 codings: 2 can come in and 1 cannot." in page
    assert "Their text is not among what was read in this exercise." in page
    assert "<li>Night</li>" in page
    assert nothing_yet == (0, 0)
    looks = Look.objects.filter(by=None)
    assert {look.passage.reading.ident for look in looks} == {ident(0), ident(42)}
    assert set(Coding.objects.values_list("code__name", flat=True)) == {"Night"}
    assert not WaitingCodings.objects.exists()
    after = " ".join(client.get(at(room)).content.decode().split())
    assert "2 codings of 2 passages came in. Coders elsewhere: 1." in after
    assert "Coder elsewhere 1: 2 passages" in after
    assert "Ben" not in page + after
    assert AuditLine.objects.filter(deed="codings brought in from a file").count() == 1


def test_the_same_file_again_brings_nothing_twice_and_it_can_be_taken_out(room: Bench) -> None:
    actions.bring_in(waiting=read(room, theirs()), by=room.cole)

    again = read(room, theirs())
    came = actions.bring_in(waiting=again, by=room.fay)

    assert (again.told["known"], again.codes) == (2, [])
    assert (came.codings, came.here_before) == (0, 2)
    assert (Coding.objects.count(), CoderElsewhere.objects.count()) == (2, 1)
    room.sign_in(room.fay).post(at(room, "coders/1/take-out/"))
    assert (Coding.objects.count(), Look.objects.count(), CoderElsewhere.objects.count()) == (0, 0, 0)
    assert Code.objects.filter(name="Night").exists()


def test_what_went_out_from_here_comes_back_and_changes_nobodys_look(room: Bench) -> None:
    give(room.cole, 1, "changes of worker")
    give(room.fay, 1, "changes of worker", "sign language")
    give(room.cole, 2, "sign language")
    data = sent_out(room)

    waiting = read(room, data)
    came = actions.bring_in(waiting=waiting, by=room.cole)

    assert (waiting.told["kept"], waiting.told["known"], waiting.codes) == (4, 4, [])
    assert waiting.told["refused"].keys() == {Why.THEME}
    assert (came.codings, came.here_before, Coding.objects.count()) == (0, 4, 4)
    coders = [each for each in read_project(data, "ours").coders if each.number]
    assert [each.number for each in coders] == [1, 2]
    Look.objects.filter(by=room.cole.user).delete()
    actions.bring_in(waiting=read(room, data), by=room.cole)
    assert {(look.by, look.elsewhere is None) for look in Look.objects.all()} == {
        (room.fay.user, True),
        (None, False),
    }
    assert Coding.objects.count() == 4


def test_words_without_consent_a_running_sample_and_words_taken_back_take_no_coding_out(room: Bench) -> None:
    give(room.cole, 0, "changes of worker")  # may not be quoted
    give(room.cole, 1, "changes of worker")
    give(room.cole, 2, "changes of worker")
    forgetting.forget(Erasure(frozenset({ident(2)}), frozenset()))
    sample = double.draw(exercise=room.exercise, by=room.fay, size=5, seed=1)
    for each in (room.fay, room.cole):
        double.join(double=sample, by=each)
    drawn = sample.drawn.select_related("passage__reading__exercise")[0]
    code = Code.objects.get(name="changes of worker")
    double.code_alone(drawn=drawn, by=room.cole, codes=[code.pk], memo=None, seen=0)

    project = read_project(sent_out(room), "ours")

    given = [each for each in project.codings if each.code == str(code.pk)]
    assert project.words_of(each.at for each in given) == (passage_of(1).text,)
    archive = read_project(sent_out(room, Purpose.ARCHIVE), "ours")
    assert not [each for each in archive.codings if each.code == str(code.pk)]


def test_what_waits_goes_with_its_day_or_when_words_are_taken_back(room: Bench) -> None:
    waiting = read(room, theirs())
    forgetting.forget(Erasure(frozenset({ident(5)}), frozenset()))
    gone_at_once = not WaitingCodings.objects.exists()
    old = read(room, theirs())
    WaitingCodings.objects.filter(pk=old.pk).update(until=timezone.now() - timedelta(minutes=1))

    missing = room.sign_in(room.cole).get(at(room, f"{old.pk}/")).status_code
    actions.daily_round()

    assert (gone_at_once, missing) == (True, 404)
    assert not WaitingCodings.objects.exists()
    with pytest.raises(NotAllowed, match="already"):
        actions.bring_in(waiting=waiting, by=room.cole)


def test_all_of_it_or_nothing_comes_in(room: Bench) -> None:
    waiting = read(room, theirs())
    Passage.objects.filter(reading__ident=ident(42)).delete()

    with pytest.raises(NotAllowed, match="Choose the file again"):
        actions.bring_in(waiting=waiting, by=room.cole)

    assert not Code.objects.filter(name="Night").exists()
    assert not Look.objects.exists()
    client = room.sign_in(room.cole)
    answer = client.post(at(room, f"{waiting.pk}/"), {"answer": "yes"})
    assert (answer.status_code, "Choose the file again" in answer.content.decode()) == (400, True)
    client.post(at(room, f"{waiting.pk}/"), {"answer": "no"})
    assert not WaitingCodings.objects.exists()


def test_a_bad_file_is_one_clear_line(room: Bench) -> None:
    client = room.sign_in(room.cole)

    answer = client.post(at(room), {"file": SimpleUploadedFile("notes.qdpx", b"not a zip")})

    assert answer.status_code == 400
    assert "is not a REFI-QDA project." in answer.content.decode()
    with pytest.raises(BadInput):
        read(room, b"PK\x03\x04")
    assert not WaitingCodings.objects.exists()


def test_nothing_is_brought_in_while_people_code_blind_or_by_others(
    room: Bench, member: Callable[..., Staff]
) -> None:
    waiting = read(room, theirs())
    assert {role for role in Role if policies.can_bring_in(member(role), room.exercise)} == {
        Role.FACILITATOR,
        Role.CODER,
    }
    double.draw(exercise=room.exercise, by=room.fay, size=5, seed=1)

    for deed in (lambda: read(room, theirs()), lambda: actions.bring_in(waiting=waiting, by=room.cole)):
        with pytest.raises(NotAllowed, match="stands still"):
            deed()


def test_every_reason_has_words() -> None:
    assert set(BECAUSE) == set(Why)
