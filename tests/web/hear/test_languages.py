"""The language of each piece is told when it comes in, shown, put right by a person, and kept for later stages."""

from __future__ import annotations

from collections.abc import Callable

from speakopenly.understand.reading import read_contributions
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.conftest import Browser, make_csv, work_off_one_job

ENGLISH = "Nobody listened to us when we needed help with the children during the winter."
WELSH = "Doedd neb yn gwrando arnom pan oedden ni angen help gyda'r plant yn ystod y gaeaf."
SAID = [ENGLISH, f"{ENGLISH} Not once.", WELSH, f"{ENGLISH} {WELSH}", "Ok"]


def chosen(asha: Browser, *said: str) -> Import:
    rows = [[str(number), "carer", words] for number, words in enumerate(said)]
    asha.choose(make_csv([["id", "role", "text"], *rows]))
    batch = Import.objects.get()
    asha.match(batch)
    return batch


def brought_in(asha: Browser, batch: Import) -> dict[str, str]:
    asha.confirm(batch)
    work_off_one_job()
    exercise = Exercise.objects.get(pk=batch.exercise_id)
    return {said.text: said.language or "" for said in queries.raw_contributions(exercise)}


def test_the_names_page_says_how_many_are_in_which_language(asha: Browser) -> None:
    batch = chosen(asha, *SAID)

    page = asha.client.get(asha.at("bring-in-names", batch))

    told = dict(page.context["told"].counts)
    assert told == {"English": 2, "Welsh": 1, "in more than one language": 1, "we cannot tell": 1}
    assert "2 English" in page.text
    assert [each.number for each in page.context["told"].doubtful] == [4, 5, 6]


def test_each_contribution_keeps_what_its_words_tell(asha: Browser) -> None:
    kept = brought_in(asha, chosen(asha, *SAID))

    assert [kept[said] for said in SAID] == ["en", "en", "cy", "mul", "und"]


def test_the_page_of_the_file_says_what_was_kept(asha: Browser) -> None:
    batch = chosen(asha, *SAID)
    brought_in(asha, batch)

    page = asha.client.get(asha.at("import", batch))

    assert "2 English" in page.text
    assert "1 Welsh" in page.text


def test_a_single_piece_is_put_right(asha: Browser) -> None:
    batch = chosen(asha, *SAID)

    answer = asha.client.post(asha.at("bring-in-names", batch), {"of_5": "cy", "of_6": "en"})
    kept = brought_in(asha, batch)

    assert answer.status_code == 302
    assert [kept[said] for said in SAID] == ["en", "en", "cy", "cy", "en"]
    assert AuditLine.objects.filter(deed="languages said").count() == 1


def test_a_whole_file_is_put_right_and_single_pieces_still_differ(asha: Browser) -> None:
    batch = chosen(asha, *SAID)

    asha.client.post(asha.at("bring-in-names", batch), {"all": "cy", "of_6": "en"})
    kept = brought_in(asha, batch)

    assert [kept[said] for said in SAID] == ["cy", "cy", "cy", "cy", "en"]


def test_what_was_put_right_is_shown_again_and_can_be_undone(asha: Browser) -> None:
    batch = chosen(asha, *SAID)
    asha.client.post(asha.at("bring-in-names", batch), {"of_4": "en"})
    shown = asha.client.get(asha.at("bring-in-names", batch)).context["form"]
    asha.client.post(asha.at("bring-in-names", batch), {"of_4": ""})

    batch.refresh_from_db()
    assert shown["of_4"].value() == "en"
    assert batch.languages == {}


def test_a_language_that_is_none_is_refused(asha: Browser) -> None:
    batch = chosen(asha, *SAID)

    answer = asha.client.post(asha.at("bring-in-names", batch), {"of_4": "klingon"})

    batch.refresh_from_db()
    assert answer.status_code == 400
    assert batch.languages == {}


def test_later_stages_take_what_a_person_said(asha: Browser, exercise: Exercise) -> None:
    batch = chosen(asha, ENGLISH, WELSH)
    asha.client.post(asha.at("bring-in-names", batch), {"all": "cy"})
    brought_in(asha, batch)

    readings = read_contributions(list(queries.raw_contributions(exercise)), deidentifier=None)

    assert {reading.language for reading in readings} == {"cy"}
    assert {str(reading.reason) for reading in readings} == {"language_not_covered"}


def test_the_names_check_counts_as_a_person_said(asha: Browser) -> None:
    batch = chosen(asha, ENGLISH, WELSH)
    before = asha.client.get(asha.at("bring-in-names", batch)).context["check"]
    asha.client.post(asha.at("bring-in-names", batch), {"all": "cy"})
    after = asha.client.get(asha.at("bring-in-names", batch)).context["check"]

    assert (before.for_a_person, after.for_a_person) == (1, 2)


def test_what_came_before_languages_were_kept_is_told_from_its_words(
    asha: Browser, exercise: Exercise
) -> None:
    brought_in(asha, chosen(asha, ENGLISH, WELSH))
    Contribution.objects.update(language="")

    readings = read_contributions(list(queries.raw_contributions(exercise)), deidentifier=None)

    assert {reading.language for reading in readings} == {"en", "cy"}


def test_nobody_else_puts_a_language_right(
    asha: Browser, browse: Callable[[Staff], Browser], cast: Cast
) -> None:
    batch = chosen(asha, *SAID)

    answer = browse(cast.ben).client.post(asha.at("bring-in-names", batch), {"all": "cy"})

    batch.refresh_from_db()
    assert answer.status_code == 403
    assert batch.languages == {}
