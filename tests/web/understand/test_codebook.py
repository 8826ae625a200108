"""The codebook of an exercise: deeds with undo and history, themes as codes, versions, and .qdc in and out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from speakopenly.core.errors import NotAllowed
from speakopenly.understand.exchange import read_qdc
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.codebook import actions, queries
from speakopenly.web.understand.codebook.models import Code, CodeDeed
from speakopenly.web.understand.coding import actions as coding
from speakopenly.web.understand.coding.models import Coding
from speakopenly.web.understand.reading.models import Passage
from tests.web.understand.conftest import Bench


def at(bench: Bench, what: str = "") -> str:
    return f"/staff/understand/codebook/{bench.exercise.slug}/{what}"


def post(bench: Bench, what: str, **sent: Any) -> Any:
    return bench.sign_in(bench.cole).post(at(bench, what), sent, follow=True)


def code(bench: Bench, name: str) -> Code:
    return Code.objects.get(exercise=bench.exercise, name=name)


def everything(bench: Bench) -> list[Any]:
    return sorted(map(str, queries.codebook_of(bench.exercise).codes))


@pytest.fixture
def coded(bench: Bench) -> Bench:
    """A codebook made of the themes, with one passage coded “changes of worker” by Cole."""
    actions.take_themes_in(exercise=bench.exercise, by=bench.fay)
    passage = Passage.objects.filter(reading__exercise=bench.exercise).first()
    assert passage is not None
    coding.code_passage(
        passage=passage, by=bench.cole, codes=[code(bench, "changes of worker").pk], memo="", seen=0
    )
    return bench


def test_themes_become_codes_by_one_press_and_it_can_be_undone(bench: Bench) -> None:
    page = post(bench, "from-themes/").content.decode()

    assert "5 themes became codes." in page
    assert code(bench, "listened to at once").parent == code(bench, "being listened to")
    again = post(bench, "from-themes/")
    assert again.status_code == 403
    post(bench, f"history/{CodeDeed.objects.get().pk}/undo/")
    assert not Code.objects.exists()


def test_every_deed_leaves_a_line_and_is_undone_exactly(coded: Bench) -> None:
    handover, bsl = code(coded, "changes of worker"), code(coded, "sign language")
    deeds: list[tuple[str, dict[str, Any]]] = [
        ("new/", {"name": "Fear", "definition": "Afraid to say it.", "parent": str(bsl.pk)}),
        (f"{bsl.pk}/merge/", {"into": str(handover.pk)}),
        (f"{handover.pk}/split/", {"names": "Lost\nToo late"}),
        (f"{bsl.pk}/move/", {"under": str(handover.pk), "before": ""}),
        (f"{bsl.pk}/set-aside/", {}),
        (f"{bsl.pk}/", {"name": "BSL", "seen": queries.mark_of(bsl.as_code()), "colour": bsl.colour}),
    ]
    for what, sent in deeds:
        before = everything(coded)
        page = post(coded, what, **sent)
        line = CodeDeed.objects.first()
        assert line is not None
        assert line.told in page.content.decode().replace("&#x27;", "'"), what
        assert everything(coded) != before, what
        post(coded, f"history/{line.pk}/undo/")
        assert everything(coded) == before, what

    page = coded.sign_in(coded.fay).get(at(coded, "history/")).content.decode()
    assert page.count("Undone.") == len(deeds)
    assert "coder, " in page
    assert "Cole" not in page


def test_a_new_meaning_asks_whether_to_read_again_and_queues_the_passages(coded: Bench) -> None:
    handover = code(coded, "changes of worker")
    sent = {"name": handover.name, "definition": "Another worker comes.", "colour": handover.colour}
    seen = queries.mark_of(handover.as_code())

    asked = post(coded, f"{handover.pk}/", **sent, seen=seen)
    no_reason = post(coded, f"{handover.pk}/", **sent, seen=seen, again="no")
    done = post(coded, f"{handover.pk}/", **sent, seen=seen, again="yes")

    assert "Say whether they are to be read again." in asked.content.decode()
    assert "Say why they need not be read again." in no_reason.content.decode()
    assert "Passages coded before are to be read again." in done.content.decode()
    queue = coded.sign_in(coded.cole).get(f"/staff/understand/coding/{coded.exercise.slug}/?show=again")
    assert "1 passage<" in queue.content.decode()
    look = Coding.objects.get().look
    coding.code_passage(passage=look.passage, by=coded.cole, codes=[handover.pk], memo=None, seen=1)
    queue = coded.sign_in(coded.cole).get(f"/staff/understand/coding/{coded.exercise.slug}/?show=again")
    assert "0 passages<" in queue.content.decode()


def test_an_edit_on_an_old_page_is_told_and_loses_neither(coded: Bench) -> None:
    bsl = code(coded, "sign language")
    old = queries.mark_of(bsl.as_code())
    post(coded, f"{bsl.pk}/", name="Signing", seen=old, colour=bsl.colour)

    answer = coded.sign_in(coded.fay).post(
        at(coded, f"{bsl.pk}/"), {"name": "BSL for all", "seen": old, "colour": bsl.colour}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this code while you looked." in page
    assert 'value="BSL for all"' in page
    assert "Signing" in page
    assert code(coded, "Signing")


def test_nothing_that_was_coded_is_lost_by_a_merge_or_an_undo(coded: Bench) -> None:
    actions.merge(code=code(coded, "changes of worker"), into=code(coded, "sign language"), by=coded.fay)
    added = CodeDeed.objects.get(deed="add")
    merged = CodeDeed.objects.get(deed="merge")

    assert Coding.objects.count() == 1
    with pytest.raises(NotAllowed, match="later one first"):
        actions.undo(deed=added, by=coded.fay)
    actions.undo(deed=merged, by=coded.fay)
    with pytest.raises(NotAllowed, match="Set the code aside"):
        actions.undo(deed=added, by=coded.fay)
    assert Coding.objects.get().code.name == "changes of worker"


def test_a_version_stands_still_and_tells_what_differs_today(coded: Bench) -> None:
    page = post(coded, "versions/", why="Before the round.").content.decode()
    same = post(coded, "versions/").content.decode()
    bsl = code(coded, "sign language")
    actions.set_aside(code=bsl, by=coded.fay)

    assert "Version 1, " in page
    assert "Version 1, " in same
    after = coded.sign_in(coded.fay).get(at(coded, "versions/1/")).content.decode()
    assert "<strong>sign language</strong>" in after
    assert "sign language: merged, split, set aside or taken up" in after


def test_the_codebook_goes_out_and_comes_in_as_qdc(coded: Bench) -> None:
    data = coded.sign_in(coded.fay).get(at(coded, "codebook.qdc")).content
    names = [each.name for each in read_qdc(data, "ours.qdc").codes]
    actions.set_aside(code=code(coded, "sign language"), by=coded.fay)
    Code.objects.filter(name="sign language").update(id="0" * 8 + "-0000-4000-8000-" + "0" * 12)

    page = coded.sign_in(coded.fay).post(
        at(coded, "bring-in/"), {"file": SimpleUploadedFile("ours.qdc", data)}, follow=True
    )
    broken = post(coded, "bring-in/", file=SimpleUploadedFile("x.qdc", b"not xml"))

    assert len(names) == 5
    assert "1 codes were brought in from a file." in page.content.decode()
    assert broken.status_code == 400
    assert "cannot be read as XML" in broken.content.decode()


def test_only_facilitators_and_coders_may_enter(coded: Bench) -> None:
    for staff in (coded.lena, coded.pia):
        assert coded.sign_in(staff).get(at(coded)).status_code == 403
    assert {Role.FACILITATOR, Role.CODER} == {*coded.fay.roles, *coded.cole.roles}
