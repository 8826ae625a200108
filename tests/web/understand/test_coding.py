"""The coding room: each person's look is their own, nothing is overwritten unseen, and the machine stays apart."""

from __future__ import annotations

import re
from typing import Any

import pytest

from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import NotAllowed
from speakopenly.core.records import ContributionId
from speakopenly.web.jobs.models import Job
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand import forgetting
from speakopenly.web.understand.codebook import actions as codebook
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding import actions, filters
from speakopenly.web.understand.coding.double import actions as double
from speakopenly.web.understand.coding.double import agreement
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage
from speakopenly.web.understand.coding.filters import Wanted
from speakopenly.web.understand.coding.models import (
    CodeModel,
    CodeProposal,
    Coding,
    Look,
    NextPassage,
    ProposalDecision,
)
from speakopenly.web.understand.reading.models import Passage
from tests.web.conftest import _person
from tests.web.understand.conftest import Bench


@pytest.fixture
def room(bench: Bench) -> Bench:
    codebook.take_themes_in(exercise=bench.exercise, by=bench.fay)
    return bench


def at(bench: Bench, what: str = "") -> str:
    return f"/staff/understand/coding/{bench.exercise.slug}/{what}"


def code(bench: Bench, name: str = "changes of worker") -> Code:
    return Code.objects.get(exercise=bench.exercise, name=name)


def passages(bench: Bench) -> list[Passage]:
    rows = Passage.objects.filter(reading__exercise=bench.exercise)
    return list(rows.select_related("reading__exercise").order_by("reading__ident", "start"))


def give(bench: Bench, passage: Passage, by: Staff, *codes: Code, seen: int = 0) -> Look:
    return actions.code_passage(
        passage=passage, by=by, codes=[each.pk for each in codes], memo=None, seen=seen
    )


def shown(bench: Bench, by: Staff, **wanted: str) -> list[Passage]:
    return list(filters.passages(bench.exercise, by, Wanted(**wanted)))


def test_a_passage_is_coded_in_its_context_and_leads_to_the_next(room: Bench) -> None:
    first, second = passages(room)[:2]
    client, address = room.sign_in(room.cole), at(room, f"passages/{first.pk}/?show=uncoded")

    page = client.get(address).content.decode()
    answer = client.post(address, {"seen": 0, "codes": [str(code(room).pk)], "memo": "Ask about this."})

    assert f"<mark>{first.text}</mark>" in page.replace("&#x27;", "'")
    assert answer.headers["Location"] == at(room, f"passages/{second.pk}/?show=uncoded")
    look = Look.objects.get()
    assert (look.memo, [each.code for each in look.codings.all()]) == ("Ask about this.", [code(room)])
    assert "you gave: changes of worker" in client.get(at(room)).content.decode()


def test_with_script_it_is_saved_at_once_and_an_old_page_is_told(room: Bench) -> None:
    first = passages(room)[0]
    client, address = room.sign_in(room.cole), at(room, f"passages/{first.pk}/")
    sent = {"seen": 0, "codes": [str(code(room).pk)]}
    as_json = {"Accept": "application/json"}

    saved = client.post(address, sent, headers=as_json)
    old = client.post(address, {"seen": 0, "codes": []}, headers=as_json)
    page = client.post(address, {"seen": 0, "codes": []})

    assert re.fullmatch(r"Saved at \d\d:\d\d", saved.json()["told"])
    assert saved.json()["version"] == 1
    assert (old.status_code, page.status_code) == (409, 409)
    assert "while you looked" in old.json()["problem"]
    assert "Saved before: changes of worker" in page.content.decode()
    assert Coding.objects.count() == 1
    assert client.post(address, {"seen": "x"}, headers=as_json).status_code == 400


def test_two_people_on_one_passage_write_two_looks(room: Bench) -> None:
    first = passages(room)[0]
    give(room, first, room.cole, code(room))
    give(room, first, room.fay, code(room, "sign language"))

    assert Look.objects.filter(passage=first).count() == 2
    page = room.sign_in(room.cole).get(at(room, f"passages/{first.pk}/")).content.decode()
    assert "Seen differently by those who looked: changes of worker, sign language" in " ".join(page.split())
    assert "Fay" not in page
    assert shown(room, room.cole, show="disagree") == [first]


def test_a_code_that_went_meanwhile_is_told_and_nothing_is_lost(room: Bench) -> None:
    first, handover, bsl = passages(room)[0], code(room), code(room, "sign language")
    give(room, first, room.cole, handover, bsl)
    codebook.merge(code=handover, into=bsl, by=room.fay)

    with pytest.raises(actions.ChangedWhileYouLooked, match="not in use"):
        give(room, first, room.cole, handover, seen=1)
    give(room, first, room.cole, seen=1)

    assert [each.code for each in Coding.objects.all()] == [handover]


def test_filters_show_what_they_say(room: Bench) -> None:
    all_of_them = passages(room)
    give(room, all_of_them[0], room.cole, code(room))
    give(room, all_of_them[1], room.fay)
    ask = lambda **wanted: shown(room, room.cole, **wanted)  # noqa: E731  (read as a question)

    assert len(ask()) == len(all_of_them)
    assert ask(show="mine") == ask(code=str(code(room).pk)) == [all_of_them[0]]
    assert len(ask(show="uncoded")) == len(all_of_them) - 1
    assert len(ask(show="nobody")) == len(all_of_them) - 2
    assert {each.reading.groups["role"] for each in ask(role="foster_carer")} == {"foster_carer"}
    assert ask(channel="interview") == []
    assert all("winter" in each.reading.text for each in ask(words="winter"))
    page = room.sign_in(room.cole).get(at(room, "?role=foster_carer&show=nonsense"))
    assert page.status_code == 200


def test_coding_leaves_one_line_a_day_in_the_trail_and_no_count(room: Bench) -> None:
    for passage in passages(room)[:3]:
        give(room, passage, room.cole)

    assert AuditLine.objects.filter(deed="passages coded").count() == 1


# --- the machine stays apart ----------------------------------------------------------------------


def propose(bench: Bench, passage: Passage, certainty: str = "yes") -> CodeModel:
    here = {"service": bench.fay.service, "exercise": bench.exercise}
    known = sorted(str(key) for key in Code.objects.values_list("pk", flat=True))
    model = CodeModel.objects.create(**here, version="ours 1", codes=known, learned_from=12)
    proposal = {"model": model, "passage": passage, "code": code(bench), "probability": 0.83}
    CodeProposal.objects.create(**here, **proposal, certainty=certainty)
    NextPassage.objects.create(**here, model=model, passage=passage, place=0)
    return model


def test_a_proposal_is_shown_as_the_machines_and_a_person_decides(room: Bench) -> None:
    first, second = passages(room)[:2]
    propose(room, first)
    propose(room, second, "unsure")

    page = room.sign_in(room.cole).get(at(room, f"passages/{first.pk}/")).content.decode()
    assert "machine proposes it (83%)" in page
    assert "checked" not in page.split("data-code-list")[1].split("</fieldset>")[0]
    assert shown(room, room.cole, show="unsure") == [second]
    assert set(shown(room, room.cole, show="next")) == {first, second}
    assert not Coding.objects.exists()

    give(room, first, room.cole, code(room))
    give(room, second, room.cole)
    decided = ProposalDecision.objects.values_list("look__passage", "is_accepted")
    assert dict(decided) == {first.pk: True, second.pk: False}
    assert CodeProposal.objects.count() == 2


def test_the_machine_is_asked_only_when_enough_was_coded(room: Bench) -> None:
    assert room.sign_in(room.cole).post(at(room, "learn/")).status_code == 403


def test_it_learns_in_a_job_and_its_proposals_are_a_table_of_their_own(room: Bench) -> None:
    handover, listened = code(room), code(room, "being listened to")
    spoke = [each for each in passages(room) if each.text.startswith("The handover")]
    heard = [each for each in passages(room) if each.text.startswith("Somebody")]
    for first, second in zip(spoke[:8], heard[:8], strict=True):
        give(room, first, room.cole, handover)
        give(room, second, room.cole, listened)
    before = Coding.objects.count()

    answer = room.sign_in(room.cole).post(at(room, "learn/"))
    Shift().work(until_empty=True)

    assert answer.status_code == 302
    assert Job.objects.get().state == "done"
    assert Coding.objects.count() == before
    likely = CodeProposal.objects.filter(code=handover).order_by("-probability")[:5]
    assert {each.passage.reading.text[:12] for each in likely} == {"The handover"}
    assert not CodeProposal.objects.filter(passage__looks__isnull=False).exists()
    assert NextPassage.objects.count() == len(passages(room)) - 16
    page = room.sign_in(room.cole).get(at(room, "?show=next")).content.decode()
    assert "from 16 looks" in page
    assert "How well it does by its own reckoning" in page


# --- blind double coding --------------------------------------------------------------------------


@pytest.fixture
def sample(room: Bench) -> DoubleCoding:
    drawn = double.draw(exercise=room.exercise, by=room.fay, size=20, seed=3)
    for each in (room.cole, room.fay):
        double.join(double=drawn, by=each)
    return drawn


def alone(sample: DoubleCoding, place: int, by: Staff, *codes: Code) -> None:
    drawn = DrawnPassage.objects.select_related("double", "passage__reading__exercise").get(
        double=sample, place=place
    )
    seen = Look.objects.filter(passage=drawn.passage, by=by.user).count()
    double.code_alone(drawn=drawn, by=by, codes=[each.pk for each in codes], memo=None, seen=seen)


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(words="handover"), Wanted(show="mine")])
def test_the_number_of_passages_is_that_of_those_shown(
    room: Bench, sample: DoubleCoding, wanted: Wanted
) -> None:
    shown = filters.passages(room.exercise, room.cole, wanted)

    assert filters.how_many(shown, room.exercise, wanted) == shown.count() < len(passages(room))


def test_nobody_sees_the_others_by_page_search_or_address(room: Bench, sample: DoubleCoding) -> None:
    alone(sample, 1, room.cole, code(room))
    drawn = DrawnPassage.objects.get(double=sample, place=1)
    third = _person(room.fay.service, "Tess", Role.CODER)
    client = room.sign_in(room.fay)

    page = client.get(at(room, "double/1/passages/1/")).content.decode()
    assert "checked" not in page.split("data-code-list")[1].split("</fieldset>")[0]
    assert "Seen differently" not in page
    assert client.get(at(room, f"passages/{drawn.passage_id}/")).status_code == 404
    assert client.get(at(room, "double/1/agreement/")).status_code == 403
    assert client.get(at(room, "double/1/differences/1/")).status_code == 403
    assert room.sign_in(third).get(at(room, "double/1/passages/1/")).status_code == 403
    word = drawn.passage.text.split()[-1]
    assert str(drawn.passage_id) not in client.get(at(room, f"?words={word}")).content.decode()
    for show, _name in [("", ""), ("mine", ""), ("disagree", ""), ("nobody", "")]:
        assert drawn.passage not in shown(room, room.fay, show=show)
    code_page = client.get(f"/staff/understand/codebook/{room.exercise.slug}/{code(room).pk}/")
    assert "Given 0 times." in code_page.content.decode()


def test_the_codebook_stands_still_while_a_sample_is_open(room: Bench, sample: DoubleCoding) -> None:
    with pytest.raises(NotAllowed, match="stands still"):
        codebook.set_aside(code=code(room), by=room.fay)
    with pytest.raises(NotAllowed, match="Close it before"):
        double.draw(exercise=room.exercise, by=room.fay, size=5)
    page = room.sign_in(room.fay).get(f"/staff/understand/codebook/{room.exercise.slug}/")
    assert "the codebook stands still" in page.content.decode()


def test_agreement_is_of_people_alone_frozen_and_without_a_name(room: Bench, sample: DoubleCoding) -> None:
    for drawn in list(sample.drawn.all())[:3]:
        propose(room, drawn.passage)
    handover, bsl = code(room), code(room, "sign language")
    for place in range(1, 21):
        alone(sample, place, room.cole, *([handover] if place <= 10 else []), *([bsl] if place == 20 else []))
        alone(sample, place, room.fay, *([handover] if place <= 10 else []))
    client = room.sign_in(room.fay)
    page = client.post(at(room, "double/1/close/"), follow=True).content.decode()

    assert "People agree on “changes of worker” on every passage (alpha 1.00" in page
    assert "Seen differently (1)" in page
    assert "Machine compared separately" in page
    assert "ours 1" in page
    assert "1 of 40" in page, "prevalence"
    assert "Fay" not in page
    assert "Cole" not in page
    sample.refresh_from_db()
    people = agreement.of_people(sample, agreement.drawn_of(sample))
    assert [(each.code.name, each.agreement.units, each.given) for each in people] == [
        ("changes of worker", 20, 20), ("sign language", 20, 1),
    ]  # fmt: skip
    machine = agreement.of_the_machine(sample, agreement.drawn_of(sample))
    assert machine[0].agreement.units == 3

    twentieth = DrawnPassage.objects.get(double=sample, place=20)
    give(
        room,
        Passage.objects.select_related("reading__exercise").get(pk=twentieth.passage_id),
        room.cole,
        seen=1,
    )
    assert "Seen differently (1)" in client.get(at(room, "double/1/agreement/")).content.decode(), "frozen"
    talk = client.post(at(room, "double/1/differences/20/"), {"words": "Does signing count?"}, follow=True)
    assert "Does signing count?" in talk.content.decode()
    assert "facilitator" in talk.content.decode()


def test_words_that_are_withdrawn_take_codings_proposals_and_memos_with_them(
    room: Bench, sample: DoubleCoding
) -> None:
    drawn = DrawnPassage.objects.select_related("passage__reading").get(double=sample, place=1)
    passage, ident = drawn.passage, drawn.passage.reading.ident
    words = passage.text
    propose(room, passage)
    alone(sample, 1, room.cole, code(room))
    other = next(each for each in passages(room) if not DrawnPassage.objects.filter(passage=each).exists())
    actions.code_passage(passage=other, by=room.cole, codes=[], memo=f"Like “{words}”", seen=0)
    Code.objects.filter(pk=code(room).pk).update(examples=f"Somebody said: {words}")

    forgetting.forget(Erasure(contributions=frozenset({ContributionId(ident)}), people=frozenset()))

    for model in (Coding, CodeProposal, NextPassage, ProposalDecision):
        assert not model.objects.exists()
    assert not DrawnPassage.objects.filter(place=1).exists()
    assert words not in Look.objects.get().memo
    assert words not in code(room).examples
    assert room.sign_in(room.cole).get(at(room, "double/1/")).status_code == 200


def test_coders_are_told_the_room_is_theirs_and_others_are_not_let_in(room: Bench) -> None:
    answers: list[Any] = [room.sign_in(each).get(at(room)) for each in (room.lena, room.pia)]

    assert {answer.status_code for answer in answers} == {403}
