"""A survey opens in every version together, or is refused with everything that is missing."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from speakopenly.core.documents import text_of_pdf
from speakopenly.core.errors import NotAllowed
from speakopenly.hear.questionnaires import Item, ItemKind, ItemText, Version, editing, read_xlsform
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import actions as plans
from speakopenly.web.hear.surveys import actions, policies, queries
from speakopenly.web.hear.surveys.asked import ADDED_LAST, MOST_ADDED
from speakopenly.web.hear.surveys.models import Edition, OneTimeCode, Survey, SurveyState, Way
from tests.accessible_pdf import faults_of
from tests.web.conftest import Cast
from tests.web.hear.conftest import Browser


def at(name: str, exercise: Exercise, *more: str) -> str:
    return reverse(f"hear:{name}", args=[exercise.slug, *more])


def said_on(page: HttpResponse) -> str:
    return html.unescape(page.text)


@pytest.fixture
def survey(cast: Cast, asha: Browser, exercise: Exercise) -> Survey:
    """A survey in English and Welsh of which one Welsh question is missing."""
    texts = {("en-gb", "everyday"): "You may say no.", ("cy", "everyday"): "Gallwch ddweud na."}
    plans.say_plan(by=cast.asha, exercise=exercise, languages=["en-gb", "cy"])
    plans.say_consent(by=cast.asha, exercise=exercise, texts=texts)
    asha.client.post(at("survey-begin", exercise))
    asha.client.post(at("survey-item-new", exercise), {"kind": "free_text", "label": "What helps"})
    frame: dict[str, Any] = {}
    for tag in ("en", "cy"):
        frame |= {f"title_{tag}": "Help", f"ask_count_{tag}": "Count it", f"ask_quote_{tag}": "Quote it"}
    asha.client.post(at("survey-words", exercise), frame)
    return Survey.objects.get()


def fill(asha: Browser, exercise: Exercise) -> HttpResponse:
    words = {"label_en": "What helps?", "label_cy": "Beth sy'n helpu?", "shown": ""}
    return asha.client.post(at("survey-item", exercise, "what_helps"), words)


def test_one_missing_question_keeps_both_languages_shut(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    answer = asha.client.post(at("survey-open", exercise))

    assert answer.status_code == 400
    assert "“What helps” is missing in Cymraeg." in said_on(answer)
    assert not Edition.objects.exists()


def test_both_open_together_once_it_is_filled(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    fill(asha, exercise)

    asha.client.post(at("survey-open", exercise))

    survey.refresh_from_db()
    assert survey.state == SurveyState.OPEN
    asked = queries.as_it_would_open(survey)
    assert [str(each) for each in asked.versions] == ["en", "cy"]
    assert asked.consent_in(asked.versions[1]).about == "Gallwch ddweud na."


def test_changes_are_a_new_edition_on_opening(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    fill(asha, exercise)
    actions.open_survey(survey=survey, by=cast.asha)
    asha.client.post(at("survey-item-new", exercise), {"kind": "note", "label": "Thank you"})
    assert queries.edition_now(survey).number == 1
    words = {"label_en": "Thank you", "label_cy": "Diolch", "shown": ""}
    asha.client.post(at("survey-item", exercise, "thank_you"), words)

    asha.client.post(at("survey-open", exercise))

    assert queries.edition_now(survey).number == 2


def test_a_closed_survey_opens_again_in_the_same_edition(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    fill(asha, exercise)
    actions.open_survey(survey=survey, by=cast.asha)
    asha.client.post(at("survey-close", exercise))

    actions.open_survey(survey=survey, by=cast.asha)

    assert Edition.objects.count() == 1


def test_it_stays_shut_while_the_exercise_is(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    fill(asha, exercise)
    asha.client.post(at("exercise-turn", exercise))

    with pytest.raises(NotAllowed, match="exercise itself is not open"):
        actions.open_survey(survey=survey, by=cast.asha)


def test_a_code_is_shown_once_and_never_kept(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    actions.choose_ways(survey=survey, by=cast.asha, ways=[Way.CODES])

    page = asha.client.post(at("survey-codes", exercise), {"number": 3, "kind": "letters", "as": "csv"})

    written = page.text.split("\r\n")[1:]
    kept = set(OneTimeCode.objects.values_list("digest", flat=True))
    assert (len(written), len(kept)) == (3, 3)
    assert not kept & set(written)


def test_codes_come_as_slips_that_say_where_to_go_in_both_languages(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    actions.choose_ways(survey=survey, by=cast.asha, ways=[Way.CODES])

    pdf = asha.client.post(at("survey-codes", exercise), {"number": 3, "kind": "words", "as": "pdf"})

    text = "".join(text_of_pdf(pdf.content).split())
    assert (pdf["Content-Type"], OneTimeCode.objects.count()) == ("application/pdf", 3)
    assert text.count(f"/cy/listen/{exercise.slug}/") == 3
    assert text.count(f"/listen/{exercise.slug}/") == 6
    assert faults_of(pdf.content) == []


@pytest.mark.parametrize("data", [b"", b"<html>no workbook</html>", b"PK\x03\x04 truncated"])
def test_what_is_no_workbook_leaves_the_survey_as_it_was(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey, data: bytes
) -> None:
    before = Survey.objects.get().questionnaire
    file = SimpleUploadedFile("form.xlsx", data)

    answer = asha.client.post(at("survey-bring-in", exercise), {"file": file, "sure": "on"})

    assert answer.status_code == 400
    assert Survey.objects.get().questionnaire == before


def test_it_goes_out_as_xlsform_and_comes_back(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    fill(asha, exercise)
    answer = asha.client.get(at("survey-xlsform", exercise))

    asked, notes = read_xlsform(answer.content, "form.xlsx")

    assert not notes
    assert asked == queries.as_it_would_open(Survey.objects.get())


@pytest.mark.parametrize(
    ("kind", "times", "why"),
    [
        (ItemKind.VOICE_NOTE, 1, "a voice note opens for nobody without one"),
        (ItemKind.FILE, MOST_ADDED + 1, f"{MOST_ADDED} can come together"),
    ],
)
def test_what_could_not_be_taken_keeps_the_survey_shut(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey, kind: ItemKind, times: int, why: str
) -> None:
    fill(asha, exercise)
    ask_for(kind, survey, cast, times)

    page = asha.client.post(at("survey-open", exercise), follow=True)

    assert why in said_on(page)
    assert not Edition.objects.exists()


def test_a_survey_that_asks_for_a_file_opens(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    fill(asha, exercise)
    ask_for(ItemKind.FILE, survey, cast, MOST_ADDED)

    asha.client.post(at("survey-open", exercise))

    assert Edition.objects.exists()


def ask_for(kind: ItemKind, survey: Survey, cast: Cast, times: int) -> None:
    words = {Version("en"): ItemText("Send it."), Version("cy"): ItemText("Anfonwch.")}
    for number in range(times):
        item = Item(f"sent_{number}", kind, words)
        actions.change(survey=survey, by=cast.asha, how=lambda asked, one=item: editing.with_item(asked, one))


@pytest.mark.parametrize("kind", ADDED_LAST)
def test_the_builder_offers_files_and_voice_notes(
    asha: Browser, exercise: Exercise, survey: Survey, kind: ItemKind
) -> None:
    asha.client.post(at("survey-item-new", exercise), {"kind": kind.value, "label": "Send it"})

    assert queries.written(Survey.objects.get()).item("send_it").kind is kind


def test_a_survey_can_be_tried_at_once_and_typed_in_once_it_opened(
    cast: Cast, asha: Browser, exercise: Exercise, survey: Survey
) -> None:
    before = asha.client.get(at("survey", exercise)).text
    fill(asha, exercise)
    actions.open_survey(survey=survey, by=cast.asha)

    after = asha.client.get(at("survey", exercise)).text

    links = at("survey-try", exercise), at("survey-typed-in", exercise)
    assert [f'"{link}"' in before for link in links] == [True, False]
    assert [f'"{link}"' in after for link in links] == [True, True]


def test_every_state_leads_somewhere_lawful() -> None:
    assert set(policies.MAY_BECOME) == set(SurveyState)
