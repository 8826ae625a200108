"""Somebody answers a survey at the Speak door, page by page, with scripts off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.hear.questionnaires import ConsentText, Item, ItemKind, Missing, Use, to_json
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import safekeeping
from speakopenly.web.hear.listening.models import Contribution, Import
from speakopenly.web.hear.plans import actions as plans
from speakopenly.web.hear.surveys import forgetting
from speakopenly.web.hear.surveys.models import SAVED_DAYS, OneTimeCode, Response, Survey, SurveyState, Way
from speakopenly.web.hear.surveys.sealed import open_response
from speakopenly.web.jobs.models import Job
from tests.web.conftest import Cast
from tests.web.hear.surveys_asked import EN, a_code, a_questionnaire, said
from tests.web.hear.taking_part.conftest import Somebody

pytestmark = pytest.mark.django_db


def test_from_the_first_page_to_eight_words(somebody: Somebody, survey: Survey) -> None:
    somebody.answer_all()

    page = somebody.send("send/")

    (kept,) = Contribution.objects.all()
    (row,) = Response.objects.all()
    words = safekeeping.open_words(kept.batch, kept, safekeeping.key_of(kept.batch))
    response = open_response(row.batch, row, safekeeping.key_of(row.batch))
    assert len(page.context["eight"]) == 8
    assert (words.text, kept.groups, kept.channel) == ("A quick call back.", {"who": "A worker"}, "survey")
    assert (kept.may_quote, kept.may_archive, kept.person) == (True, False, row.person)
    assert response.answers.values == {"who": "worker", "helped": "A quick call back.", "often": 4}
    assert (row.state, row.way, row.answered_in) == ("sent", "open_link", kept.said_in)


def test_nothing_is_kept_before_sending(somebody: Somebody) -> None:
    somebody.answer_all()

    assert not Response.objects.exists()
    assert not Contribution.objects.exists()


def test_a_page_that_a_condition_hides_is_not_shown(somebody: Somebody) -> None:
    somebody.begin()

    worker = [somebody.send(who="worker").text, somebody.send(helped="Yes.").text]
    somebody.send(back="yes")
    somebody.send(back="yes")
    carer = [somebody.send(who="carer").text, somebody.send(helped="Yes.").text]

    assert "What did you miss" not in "".join(worker)
    assert "What did you miss" in carer[1]


def test_without_being_counted_nobody_goes_on(somebody: Somebody) -> None:
    somebody.see()

    page = somebody.send(so_use_quote="yes")

    assert "Tick this to take part" in page.text
    assert 'href="#so_use_count"' in page.text
    assert 'id="so_use_quote" name="so_use_quote" value="yes" checked' in page.text


def test_a_needed_answer_may_be_refused_and_is_said_beside_it(somebody: Somebody) -> None:
    somebody.begin()
    somebody.send(who="worker")
    somebody.send(helped="Yes.")

    refused = somebody.send()
    rather_not = somebody.send(often="prefer_not_to_say")

    assert 'href="#often_0"' in refused.text
    assert refused.text.count("Please answer, or choose") == 2
    assert "I would rather not say" in rather_not.text
    assert rather_not.context["is_check"]


def test_what_is_too_long_stays_in_its_box(somebody: Somebody) -> None:
    somebody.begin()
    somebody.send(who="worker")

    for way_on in ({}, {"back": "yes"}):
        page = somebody.send(helped="x" * 201, **way_on)
        assert "x" * 201 in page.text
        assert "room for 200" in page.text


def test_a_needed_page_that_was_jumped_over_is_asked_for_before_sending(somebody: Somebody) -> None:
    somebody.begin()
    somebody.send(go="1000")

    page = somebody.send("send/")

    assert "Please answer, or choose" in page.text
    assert not Response.objects.exists()


def test_sending_twice_keeps_one(somebody: Somebody) -> None:
    check = somebody.answer_all()
    first = somebody.send("send/")
    somebody.page = check

    second = somebody.send("send/")

    assert first.context["eight"] == second.context["eight"]
    assert "more than once" in second.text
    assert Response.objects.count() == Contribution.objects.count() == 1


def test_the_first_page_says_everything_that_must_be_said(
    somebody: Somebody, survey: Survey, cast: Cast
) -> None:
    plans.say_plan(
        by=cast.asha, exercise=survey.exercise, says_late="Our last reply is late. It comes in May."
    )

    page = somebody.see()

    assert "We ask, and you may say no." in page.text
    assert "We ask to learn." in page.text
    assert "duty psychologist" in page.text
    assert f"{SAVED_DAYS} days" in page.text
    assert "Count what I say" in page.text
    assert len(page.content) < 50_000


def test_what_the_plan_tells_first_stands_once(somebody: Somebody, survey: Survey) -> None:
    told = ConsentText("We ask, and you may say no.", {Use.COUNT: "Count what I say"})
    edition = survey.editions.get()
    edition.questionnaire = to_json(replace(a_questionnaire(), consent={EN: told})).decode()
    edition.save()

    page = somebody.see()

    assert page.text.count("We ask, and you may say no.") == 1


def test_welsh_and_easy_read_are_met_at_their_own_addresses(somebody: Somebody) -> None:
    somebody.before = "/cy"
    welsh = somebody.begin()
    somebody.before = "/easy"
    easy = somebody.begin()

    assert "Pwy ydych chi?" in welsh.text
    assert 'lang="cy"' in welsh.text
    assert easy.context["version"] == "en-easy"


def test_changing_language_on_the_way_keeps_what_was_typed(somebody: Somebody) -> None:
    somebody.begin()
    somebody.send(who="worker")
    somebody.before = "/cy"

    page = somebody.send(helped="A quick call.", stay="yes")

    assert "Beth helpodd?" in page.text
    assert "A quick call." in page.text


def test_a_language_that_is_not_written_offers_those_that_are(somebody: Somebody, survey: Survey) -> None:
    for kept in (survey, survey.editions.get()):
        kept.questionnaire = kept.questionnaire.replace('"cy"', '"pl"')
        kept.save()
    somebody.before = "/cy"

    page = somebody.see()

    assert 'href="/listen/what-would-have-helped/"' in page.text
    assert "?in=pl" in page.text


def test_saving_seals_to_the_words_and_sending_later_uses_them_up(
    somebody: Somebody, another: Callable[[], Somebody]
) -> None:
    somebody.begin()
    somebody.send(who="carer")
    somebody.send("save/", helped="Half a thought.")
    words = somebody.words
    later = another()

    later.come_back(words)
    page = later.post("/listen/what-would-have-helped/questions/", resume="yes")
    later.send(helped="Half a thought, and the rest.")
    later.send(missing="Sleep.")
    later.send(often="3")
    later.send("send/")

    (row,) = Response.objects.all()
    assert "Half a thought." in page.text
    assert (row.state, later.words) == ("sent", words)
    assert Contribution.objects.count() == 2


def test_saved_answers_are_gone_after_the_days_that_were_said(somebody: Somebody) -> None:
    somebody.begin()
    somebody.send("save/", who="carer")
    words = somebody.words
    day = timezone.localdate() + timedelta(days=SAVED_DAYS)
    kept = list(Response.objects.values_list("keep_until", flat=True))

    Response.objects.update(keep_until=timezone.localdate() + timedelta(days=1))
    forgetting.daily_round()
    still = Response.objects.count()
    Response.objects.update(keep_until=timezone.localdate())
    forgetting.daily_round()

    assert (kept, still, Response.objects.count()) == ([day], 1, 0)
    assert "We cannot find answers" in somebody.come_back(words).text


def test_saved_answers_can_be_thrown_away(somebody: Somebody) -> None:
    somebody.begin()
    somebody.send("save/", who="carer")
    somebody.come_back(somebody.words)

    page = somebody.post("/return/answers/change/", do="throw-away")

    assert "Nothing of yours is here now" in page.text
    assert not Response.objects.exists()


def test_eight_words_stop_quotes_and_then_take_everything_back(somebody: Somebody) -> None:
    somebody.answer_all()
    somebody.send("send/")
    words = somebody.words
    somebody.come_back(words)

    stopped = somebody.post("/return/answers/change/", do="stop-quotes")
    quotable = Contribution.objects.filter(may_quote=True).count()
    asked = somebody.post("/return/answers/change/", do="ask")
    done = somebody.post("/return/answers/change/", do="withdraw")

    assert "Nothing you said will be printed" in stopped.text
    assert quotable == 0
    assert "cannot be un-read" in asked.text
    assert "Nothing of yours is here now" in done.text
    assert not Response.objects.exists()
    assert not Contribution.objects.exists()


def test_the_way_back_of_reports_opens_answers_as_well(somebody: Somebody) -> None:
    somebody.answer_all()
    somebody.send("send/")

    page = somebody.client.post("/return/report/", {"words": somebody.words})

    assert "What you can do with your answers" in page.text


def test_what_was_withdrawn_is_not_heard_when_its_page_is_sent_again(somebody: Somebody) -> None:
    check = somebody.answer_all()
    somebody.send("send/")
    somebody.come_back(somebody.words)
    somebody.post("/return/answers/change/", do="withdraw")
    somebody.page = check

    somebody.send("send/")

    assert not Contribution.objects.exists()


def test_a_one_time_code_is_used_once(
    somebody: Somebody, survey: Survey, another: Callable[[], Somebody]
) -> None:
    survey.ways = [Way.CODES]
    survey.save()
    code = a_code(survey)
    check, late = somebody.answer_all(code=code.lower()), another()
    late.answer_all(code=code)

    somebody.send("send/")
    refused = late.send("send/")
    somebody.page = check
    again = somebody.send("send/")
    begun = another()
    begun.see()
    used = begun.send(so_use_count="yes", code=code)

    assert refused.status_code == 409
    assert "A quick call back." in refused.text
    assert "more than once" in again.text
    assert "This code was used" in used.text
    assert (Response.objects.count(), OneTimeCode.objects.filter(is_used=True).count()) == (1, 1)


def test_wrong_codes_are_limited(somebody: Somebody, survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    from speakopenly.hear.questionnaires import new_code
    from speakopenly.web.hear.reporting.speak.wrong_tries import WrongTries
    from speakopenly.web.hear.taking_part import asking
    from speakopenly.web.hear.taking_part.tries import OF_ALL, OF_ONE

    monkeypatch.setattr(asking, "TRIES", WrongTries(of_one=OF_ONE, of_all=OF_ALL, clock=lambda: 0.0))
    survey.ways = [Way.CODES]
    survey.save()
    somebody.client.defaults["REMOTE_ADDR"] = "203.0.113.7"
    somebody.see()

    pages = [
        somebody.send(so_use_count="yes", code=new_code().written).text for _ in range(OF_ONE.at_once + 1)
    ]
    right = somebody.send(so_use_count="yes", code=a_code(survey)).text

    assert all("not for these questions" in page for page in pages[: OF_ONE.at_once])
    assert all("Too many codes" in page for page in (pages[-1], right))


def test_a_group_room_goes_back_to_its_first_page_and_shows_nothing_of_before(
    somebody: Somebody, survey: Survey
) -> None:
    survey.ways = [Way.KIOSK]
    survey.save()
    somebody.see("room/")
    somebody.send(so_use_count="yes")
    somebody.send(who="worker")
    somebody.send(helped="Only mine.")
    somebody.send(often="4")

    page = somebody.send("send/")
    following = somebody.see("room/")

    assert 'href="/listen/what-would-have-helped/room/"' in page.text
    assert "so-slip" in page.text
    assert "Only mine." not in page.text + following.text
    assert " checked>" not in following.text
    assert page.headers["Cache-Control"] == "no-store"
    assert Response.objects.get().way == "kiosk"


def test_a_way_that_is_not_open_leads_nowhere(somebody: Somebody) -> None:
    assert "You cannot answer these questions here now" in somebody.see("room/").text


def test_a_quota_that_is_full_turns_nobody_away(somebody: Somebody, another: Callable[[], Somebody]) -> None:
    for who in (somebody, another(), another()):
        who.begin()
        who.send(who="carer")
        who.send(helped="Yes.")
        who.send(missing="No.")
        who.send(often="1")
        who.send("send/")

    assert Response.objects.count() == 3


def test_a_survey_that_closes_meanwhile_gives_the_answers_back(somebody: Somebody, survey: Survey) -> None:
    somebody.answer_all()
    survey.state = SurveyState.CLOSED
    survey.save()

    page = somebody.send("send/")

    assert "A quick call back." in page.text
    assert "are not sent" in page.text
    assert not Response.objects.exists()


def test_when_the_database_fails_the_answers_stay_on_the_page(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import DatabaseError

    from speakopenly.web.hear.surveys import sending

    def fails(*_: object) -> None:
        raise DatabaseError

    somebody.answer_all()
    with monkeypatch.context() as broken:
        broken.setattr(sending, "store_new", fails)
        page = somebody.send("send/")
    after = somebody.send("send/")

    assert page.status_code == 503
    assert "A quick call back." in page.text
    assert "We have your answers" in after.text
    assert Response.objects.count() == Contribution.objects.count() == 1


def test_a_day_of_answers_is_one_batch_read_once_when_it_is_over(
    somebody: Somebody, another: Callable[[], Somebody]
) -> None:
    for who in (somebody, another()):
        who.answer_all()
        who.send("send/")
    (batch,) = Import.objects.all()
    forgetting.daily_round()
    on_the_day = Job.objects.count()

    Import.objects.update(began_on=timezone.localdate() - timedelta(days=1))
    forgetting.daily_round()
    forgetting.daily_round()
    next_day = another()
    next_day.answer_all()
    next_day.send("send/")

    assert (batch.found, batch.brought_in) == (2, 2)
    assert (on_the_day, Job.objects.count()) == (0, 1)
    assert Import.objects.count() == 2


def test_a_batch_that_was_sealed_to_readers_takes_no_more(
    somebody: Somebody, another: Callable[[], Somebody]
) -> None:
    somebody.answer_all()
    somebody.send("send/")
    Import.objects.update(wrapped_key=b"")
    late = another()
    late.answer_all()

    late.send("send/")

    assert sorted(Import.objects.values_list("brought_in", flat=True)) == [1, 1]


def test_raw_answers_go_when_the_words_of_the_exercise_go(somebody: Somebody, survey: Survey) -> None:
    from speakopenly.web.hear.plans.models import Plan

    somebody.answer_all()
    somebody.send("send/")
    words = somebody.words

    Plan.objects.update(ends_on=timezone.localdate() - timedelta(days=400), keep_words_days=30)
    forgetting.daily_round()

    assert bytes(Response.objects.get().sealed) == b""
    assert "What you can do" in somebody.come_back(words).text


def test_a_file_that_is_needed_may_be_refused_and_no_page_makes_one_up(
    somebody: Somebody, survey: Survey
) -> None:
    asked = a_questionnaire()
    photo = Item("photo", ItemKind.FILE, said("Send a photo.", "Anfonwch lun."), needed=True)
    edition = survey.editions.get()
    edition.questionnaire = to_json(replace(asked, items=(photo,), quotas=())).decode()
    edition.groups_from = []
    edition.save()

    page = somebody.begin()
    somebody.send(photo="made-up")
    refused = somebody.send("send/")
    somebody.send("send/", photo__prefer_not="yes")

    row = Response.objects.get()
    answers = open_response(row.batch, row, safekeeping.key_of(row.batch)).answers
    assert "You can add your file on the last page" in page.text
    assert "Please answer, or choose" in refused.text
    assert answers.get("photo") is Missing.PREFER_NOT_TO_SAY


def test_other_people_s_words_open_nothing(somebody: Somebody) -> None:
    from speakopenly.hear.speaking import new_receipt

    assert installation_key()
    page = somebody.come_back(" ".join(new_receipt().words))

    assert "We cannot find answers" in page.text
