"""A reply is whole before it is signed, is signed by somebody else, and is never altered afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from speakopenly.check.replies import EVERY_WAY, HOPED_FOR, Way
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.speaking import Wording
from speakopenly.web.check.outcomes import actions as outcomes
from speakopenly.web.check.replies import actions, policies, queries, ways
from speakopenly.web.check.replies.models import Edition, EditionState, Reply
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.reading.actions import count_again
from tests.web.check.conftest import SAID
from tests.web.check.replies.conftest import WORDS, ago, asked, begun, came, newest, out, publish, say
from tests.web.conftest import _person
from tests.web.understand.conftest import HANDOVER, Bench
from tests.web.understand.conftest import WORDS as SEASONS

pytestmark = pytest.mark.django_db
TYPED = {"title": WORDS.title, "heard": WORDS.heard, "changed": WORDS.changed, "checked": WORDS.checked}


def words_of(reply: Reply, code: str = "everyday-en") -> str:
    return reverse("check:reply-words", args=[reply.number, code])


@pytest.mark.parametrize("boxes", [{"changed": " "}, {"checked": "\n"}, {"heard": ""}, {"title": ""}])
def test_a_blank_is_refused_and_what_was_typed_stays(bench: Bench, boxes: dict[str, str]) -> None:
    reply = actions.begin(by=bench.lena, exercise=bench.exercise)

    answer = bench.sign_in(bench.lena).post(words_of(reply), {**TYPED, **boxes})

    assert answer.status_code == 400
    assert "There is a problem" in answer.text
    kept = next(text for name, text in TYPED.items() if name not in boxes)
    assert kept in answer.text
    assert not newest(reply).texts.exists()


def test_nothing_because_is_an_answer(bench: Bench) -> None:
    reply = actions.begin(by=bench.lena, exercise=bench.exercise)
    typed = {**TYPED, "changed": "", "nothing_because": "there is no money for it.", "checked": ""}

    answer = bench.sign_in(bench.lena).post(words_of(reply), {**typed, "look_by": ago(-60).isoformat()})

    assert answer.status_code == 302
    actions.ask(edition=newest(reply), by=bench.lena)
    assert newest(reply).state == EditionState.WAITING


def test_a_day_that_has_passed_is_no_promise(bench: Bench) -> None:
    reply = begun(bench)
    say(reply, bench.lena, replace(WORDS, checked=""), look_by=ago(1))

    with pytest.raises(NotAllowed, match="a day to come"):
        actions.ask(edition=newest(reply), by=bench.lena)


def test_a_name_is_asked_about_in_every_box(bench: Bench) -> None:
    reply = actions.begin(by=bench.lena, exercise=bench.exercise)
    browser = bench.sign_in(bench.lena)

    for box in TYPED:
        answer = browser.post(words_of(reply), {**TYPED, box: "Wilma Hart told us about it."})

        assert answer.status_code == 400, box
        assert "Wilma Hart" in answer.text
    assert browser.post(words_of(reply), {**TYPED, "sure": "on"}).status_code == 302


def test_words_we_do_not_use_are_told_and_not_refused(bench: Bench) -> None:
    reply = begun(bench, words=replace(WORDS, changed="We found the root cause and made it robust."))

    page = bench.sign_in(bench.lena).get(reverse("check:reply", args=[reply.number])).text

    assert "Words we do not use: root cause, robust." in page
    actions.ask(edition=newest(reply), by=bench.lena)


def test_somebodys_own_words_are_refused(bench: Bench) -> None:
    reply = begun(bench)
    said = HANDOVER.format(SEASONS[0])

    with pytest.raises(BadInput, match="in these words"):
        say(reply, bench.lena, replace(WORDS, heard=f"People said: {said}."))
    answer = bench.sign_in(bench.lena).post(words_of(reply), {**TYPED, "heard": f"People said: {said}."})

    assert answer.status_code == 400
    assert "People said" in answer.text


def test_how_many_of_the_four_are_ready(bench: Bench) -> None:
    reply = begun(bench)
    for way in HOPED_FOR[1:3]:
        say(reply, bench.lena, way=way)

    page = bench.sign_in(bench.lena).get(reverse("check:reply", args=[reply.number])).text

    assert "3 of 4 ready" in page


def test_each_way_is_previewed(bench: Bench) -> None:
    reply = begun(bench)
    for number, way in enumerate(EVERY_WAY):
        say(reply, bench.lena, replace(WORDS, title=f"Title {number}"), way=way)

    page = bench.sign_in(bench.lena).get(reverse("check:reply-preview", args=[reply.number])).text

    assert [f"Title {number}" in page for number in range(6)] == [True] * 6
    assert 'lang="cy"' in page


@pytest.mark.parametrize("code", ["everyday", "young-fr", "family-en", "x"])
def test_no_other_way_has_a_page(bench: Bench, code: str) -> None:
    reply = begun(bench)

    assert bench.sign_in(bench.lena).get(words_of(reply, code)).status_code == 404


def test_each_way_has_a_code_of_its_own() -> None:
    assert [ways.way_at(ways.code_of(way)) for way in EVERY_WAY] == list(EVERY_WAY)
    assert ways.way_at("easy-cy") == Way(Wording.EASY, "cy")


def test_nobody_signs_what_they_wrote(bench: Bench) -> None:
    both = _person(bench.exercise.service, "Bo", Role.LEARNING_LEAD, Role.PUBLISHER)
    reply = begun(bench)
    say(reply, both)
    actions.ask(edition=newest(reply), by=bench.lena)

    with pytest.raises(NotAllowed, match="Somebody else signs it"):
        actions.sign(edition=newest(reply), by=both)
    actions.sign(edition=newest(reply), by=bench.pia)
    assert newest(reply).state == EditionState.OUT


def test_the_database_takes_no_signature_of_the_one_who_asked(bench: Bench) -> None:
    reply = asked(bench)

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(reply=reply).update(state="out", signed_by=bench.lena.user, out_on=ago(0))
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(reply=reply).update(state="out")


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.PUBLISHER])
def test_only_a_publisher_signs(bench: Bench, role: Role) -> None:
    reply = asked(bench)
    somebody = _person(bench.exercise.service, "Sam", role)

    assert not policies.can_sign(somebody, newest(reply))


@pytest.mark.parametrize(("role", "may"), [(each, each in policies.MAY_WRITE) for each in Role])
def test_readers_and_learning_leads_write(bench: Bench, role: Role, may: bool) -> None:
    assert policies.can_write(_person(bench.exercise.service, "Sam", role)) is may


def test_it_is_sent_back_with_a_reason(bench: Bench) -> None:
    reply = asked(bench)
    browser, where = bench.sign_in(bench.pia), reverse("check:reply-sign", args=[reply.number])

    assert browser.post(where, {"choice": "back", "because": " "}).status_code == 400
    browser.post(where, {"choice": "back", "because": "It says which team."})

    assert newest(reply).state == EditionState.DRAFT
    page = bench.sign_in(bench.lena).get(reverse("check:reply", args=[reply.number])).text
    assert "It says which team." in page


@pytest.mark.parametrize(("days", "may"), [(0, False), (29, False), (30, True), (31, True)])
def test_none_is_signed_within_thirty_days(bench: Bench, days: int, may: bool) -> None:
    came(bench.exercise, days)
    reply = asked(bench)

    assert policies.can_sign(bench.pia, newest(reply)) is may
    if not may:
        answer = bench.sign_in(bench.pia).post(
            reverse("check:reply-sign", args=[reply.number]), {"choice": "sign"}
        )
        assert answer.status_code == 400
        assert "30 days have to pass" in answer.text


def test_what_came_after_the_report_was_published_is_for_the_next_one(bench: Bench) -> None:
    publish(bench, ago(40))
    came(bench.exercise, 5)

    assert policies.can_sign(bench.pia, newest(asked(bench)))


def test_a_theme_of_one_person_gets_none_of_its_own(bench: Bench) -> None:
    reply = begun(bench, "T03")
    theme = reply.theme
    assert theme is not None
    for member in list(theme.members.all())[1:]:
        member.delete()
    count_again(bench.exercise)

    with pytest.raises(NotAllowed, match="One person said this"):
        actions.ask(edition=newest(reply), by=bench.lena)


def test_what_is_out_is_not_altered(bench: Bench) -> None:
    reply = out(bench)
    before = newest(reply)

    with pytest.raises(NotAllowed, match="not changed any more"):
        say(reply, bench.lena)
    actions.begin_next(reply=reply, by=bench.lena)
    say(reply, bench.lena, replace(WORDS, heard="We heard more."))

    assert newest(reply).number == 2
    assert [text.heard for text in before.texts.all()] == [WORDS.heard]


def test_one_edition_is_written_at_a_time(bench: Bench) -> None:
    reply = out(bench)
    actions.begin_next(reply=reply, by=bench.lena)

    with pytest.raises(NotAllowed, match="being written already"):
        actions.begin_next(reply=reply, by=bench.lena)


def test_what_it_rests_on_goes_on_into_the_next_edition(bench: Bench) -> None:
    reply = begun(bench)
    measure = outcomes.write_down(by=bench.fay, said=SAID)
    finding = Finding.objects.get(theme=reply.theme)
    where = reverse("check:reply-rests-on", args=[reply.number])
    bench.sign_in(bench.lena).post(where, {"findings": [str(finding.pk)], "measures": [str(measure.pk)]})
    actions.ask(edition=newest(reply), by=bench.lena)
    actions.sign(edition=newest(reply), by=bench.pia)

    actions.begin_next(reply=reply, by=bench.lena)

    rows = newest(reply).rests_on.all()
    assert {row.finding or row.measure for row in rows} == {finding, measure}


def test_a_reply_is_begun_from_what_is_owed(bench: Bench) -> None:
    browser = bench.sign_in(bench.lena)
    where = reverse("check:reply-begin", args=[bench.exercise.slug])

    assert browser.post(where, {}).status_code == 400
    for about, level in (("exercise", "exercise"), ("T01", "theme"), ("finding-T02", "finding")):
        browser.post(where, {"about": about})
        assert Reply.objects.latest("number").level == level
    assert list(Reply.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_another_service_sees_none(bench: Bench) -> None:
    reply = out(bench)
    stranger = _person(Service.objects.get(name="Southmere"), "Sian", Role.LEARNING_LEAD)

    assert not queries.replies_for(stranger).exists()
    assert bench.sign_in(stranger).get(reverse("check:reply", args=[reply.number])).status_code == 404


def test_every_deed_leaves_a_line_without_words(bench: Bench) -> None:
    out(bench)

    deeds = set(AuditLine.objects.filter(deed__contains="reply").values_list("deed", flat=True))
    assert {"reply begun", "reply worded", "signature asked for a reply", "reply published"} <= deeds
