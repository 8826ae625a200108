"""Answers to a survey go out row by row: to a facilitator with an open key, as consent is now, for a day."""

from __future__ import annotations

import csv
import io
import secrets
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import Answers
from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.keyring import lending
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as hear
from speakopenly.web.hear.listening.models import Contribution, Exercise
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.hear.surveys import coming_back, sending
from speakopenly.web.hear.surveys.models import Edition, Response, Way
from speakopenly.web.hear.surveys.sending import Filled
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.exchange import actions, answer_views, making, policies
from speakopenly.web.understand.exchange.models import Because, Export, Kind
from tests.web.conftest import Cast
from tests.web.hear.keyring.conftest import make_key, opened
from tests.web.hear.keyring.test_handing_over import do_all
from tests.web.hear.surveys_asked import CY, EN, an_open_survey
from tests.web.plans import open_exercise

SignIn = Callable[[Staff], Client]
NAMED = "Emily Harper rang us back within the hour."


@dataclass
class Asked:
    """An open survey of Northmoor, and who answers it."""

    asha: Staff
    edition: Edition
    secrets: list[bytes] = field(default_factory=list)

    @property
    def exercise(self) -> Exercise:
        return self.edition.survey.exercise

    def answer(
        self, *, quote: bool = True, archive: bool = False, count: bool = True, **values: object
    ) -> int:
        """Somebody answers; their place in the list of secrets."""
        self.secrets.append(secrets.token_bytes(16))
        sending.send(
            Filled(
                edition=self.edition,
                way=Way.OPEN_LINK,
                version=CY if values.pop("in_welsh", False) else EN,
                answers=Answers(values),  # type: ignore[arg-type]
                consent=Consent(count=count, quote=quote, archive=archive),
                secret=self.secrets[-1],
                once=secrets.token_bytes(16),
            )
        )
        return len(self.secrets) - 1

    def row(self, number: int) -> Response:
        found = coming_back.find(self.secrets[number])
        assert found is not None
        return found

    def ask(
        self,
        kind: Kind = Kind.ANSWERS_CSV,
        purpose: Purpose = Purpose.ANALYSIS,
        because: Because | None = None,
    ) -> Export:
        return actions.ask_for_answers(
            edition=self.edition,
            by=self.asha,
            kind=kind,
            labels_in=EN,
            purpose=purpose,
            because=because,
            unlocked=opened(self.asha),
        )


@pytest.fixture
def shift() -> Iterator[Shift]:
    """A worker that is there when a key is lent."""
    shift = Shift()
    lending._make_worker_key(lending.WorkerBegins(shift.owner))
    yield shift
    lending._forget_worker_key(lending.WorkerEnds(shift.owner))


@pytest.fixture
def asked(cast: Cast) -> Asked:
    installation_key(may_make=True)
    make_key(cast.asha)
    survey = an_open_survey(open_exercise(by=cast.asha, title="Who rang back?"))
    return Asked(cast.asha, Edition.objects.get(survey=survey))


def made(export: Export, by: Staff, shift: Shift) -> bytes:
    do_all(shift)
    export.refresh_from_db()
    assert export.job is not None
    assert (export.job.state, export.job.error_class) == ("done", "")
    return actions.fetch(export=export, by=by, unlocked=opened(by))


def rows_in(data: bytes) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return list(csv.DictReader(io.StringIO(packed.read("answers.csv").decode())))


@pytest.mark.parametrize("role", list(Role))
def test_only_a_facilitator_takes_rows_of_single_people_out(
    asked: Asked, member: Callable[..., Staff], role: Role
) -> None:
    assert policies.can_export_answers(member(role), asked.exercise) == (role is Role.FACILITATOR)


def test_names_are_hidden_and_each_row_is_one_person(asked: Asked, shift: Shift) -> None:
    asked.answer(who="worker", helped=NAMED, often=4)
    asked.answer(who="carer", missing="=1+1", often=2, in_welsh=True)

    rows = rows_in(made(asked.ask(), asked.asha, shift))

    by_who = {row["who"]: row for row in rows}
    assert by_who["worker"]["helped"] == "[name] rang us back within the hour."
    assert by_who["worker"]["missing__missing"] == "-97"
    assert by_who["carer"]["missing"] == "'=1+1"
    assert by_who["carer"]["version"] == "cy"
    assert [row["answered_on"] for row in rows] == ["", ""]


def test_who_may_not_be_quoted_is_there_without_words(asked: Asked, shift: Shift) -> None:
    asked.answer(quote=False, who="worker", helped=NAMED, often=4)

    (row,) = rows_in(made(asked.ask(because=Because.CHECK), asked.asha, shift))

    assert (row["who"], row["often"], row["helped"], row["helped__missing"]) == ("worker", "4", "", "-96")


def test_consent_is_asked_of_the_hear_room_as_it_is_now(asked: Asked, shift: Shift) -> None:
    number = asked.answer(who="worker", helped=NAMED, often=4)
    coming_back.stop_quotes(asked.row(number))

    (row,) = rows_in(made(asked.ask(), asked.asha, shift))

    assert row["helped__missing"] == "-96"


def test_words_as_said_need_a_reason_that_stays_in_the_trail(asked: Asked, shift: Shift) -> None:
    asked.answer(who="worker", helped=NAMED, often=4)

    export = asked.ask(because=Because.OWN)

    assert rows_in(made(export, asked.asha, shift))[0]["helped"] == NAMED
    assert making.name_of(export) == "answers-1-as-said-csv.zip"
    assert AuditLine.objects.filter(deed="words as said asked for by those who said them").count() == 1


def test_an_archive_has_only_those_who_agreed_to_it(asked: Asked, shift: Shift) -> None:
    asked.answer(who="worker", helped="A quick call.", often=4)
    asked.answer(archive=True, who="carer", helped="A long letter.", often=2)
    taken_back = asked.answer(archive=True, who="carer", helped="A visit.", often=5)
    Contribution.objects.filter(person=asked.row(taken_back).person).update(may_archive=False)

    rows = rows_in(made(asked.ask(purpose=Purpose.ARCHIVE), asked.asha, shift))

    assert [row["helped"] for row in rows] == ["A long letter."]


def test_who_may_not_be_counted_or_took_all_back_is_not_there(asked: Asked, shift: Shift) -> None:
    asked.answer(count=False, who="worker", often=1)
    coming_back.withdraw(asked.row(asked.answer(who="worker", helped="Gone.", often=2)))
    asked.answer(who="carer", often=3)

    assert [row["often"] for row in rows_in(made(asked.ask(), asked.asha, shift))] == ["3"]


@pytest.mark.parametrize("words", ["", "A quick call back."])
def test_a_made_file_is_gone_as_soon_as_anybody_takes_answers_back(
    asked: Asked, shift: Shift, words: str
) -> None:
    number = asked.answer(who="worker", often=4, **({"helped": words} if words else {}))
    export = asked.ask()
    made(export, asked.asha, shift)

    coming_back.withdraw(asked.row(number))

    export.refresh_from_db()
    assert (export.is_destroyed, bytes(export.sealed), export.case_key) == (True, b"", None)


def test_it_is_gone_when_a_facilitator_takes_somebody_out(asked: Asked, shift: Shift) -> None:
    number = asked.answer(who="worker", helped="A quick call.", often=4)
    export = asked.ask()
    made(export, asked.asha, shift)
    idents = list(
        Contribution.objects.filter(person=asked.row(number).person).values_list("ident", flat=True)
    )

    hear.withdraw_words(exercise=asked.exercise, idents=idents, by=asked.asha)

    export.refresh_from_db()
    assert export.is_destroyed


def test_the_file_opens_with_a_key_and_never_by_the_machine(asked: Asked, shift: Shift) -> None:
    asked.answer(who="worker", often=4)
    export = asked.ask()
    made(export, asked.asha, shift)

    assert bytes(export.wrapped_key) == b""
    with pytest.raises(WordsLocked):
        actions.fetch(export=export, by=asked.asha)


def test_a_kind_that_is_no_file_of_answers_is_refused(asked: Asked) -> None:
    with pytest.raises(NotAllowed):
        asked.ask(kind=Kind.QDPX)


def page_of(asked: Asked) -> str:
    return reverse("understand:exports-of-answers", args=[asked.exercise.slug])


def unlocked_by(client: Client, page: str) -> None:
    client.post(reverse("hear:unlock"), {"passphrase": "teapot ladder orchard violin", "next": page})


def test_the_page_asks_for_the_passphrase_first_and_then_for_what_is_wanted(
    asked: Asked, sign_in: SignIn, shift: Shift, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_views, "can_write_sav", lambda: False)
    asked.answer(who="worker", helped=NAMED, often=4)
    client = sign_in(asked.asha)
    assert "passphrase" in client.get(page_of(asked), follow=True).text
    unlocked_by(client, page_of(asked))

    page = client.get(page_of(asked))
    typed = {"edition": str(asked.edition.pk), "kind": "a-xlsx", "labels_in": "cy", "purpose": "analysis"}
    client.post(page_of(asked), typed)
    do_all(shift)

    assert "A file for SPSS is not offered" in page.text
    assert 'value="a-sav"' not in page.text
    export = Export.objects.get()
    file = client.post(reverse("understand:export-file", args=[asked.exercise.slug, export.pk]))
    assert file["Content-Disposition"] == 'attachment; filename="answers-1.xlsx"'
    assert file.content.startswith(b"PK")
    assert (
        "Edition 1, asked since" in client.get(reverse("understand:exports", args=[asked.exercise.slug])).text
    )


def test_an_archive_never_leaves_with_names(asked: Asked, sign_in: SignIn) -> None:
    client = sign_in(asked.asha)
    unlocked_by(client, page_of(asked))
    typed = {"edition": str(asked.edition.pk), "kind": "a-csv", "labels_in": "en", "purpose": "archive"}

    answer = client.post(page_of(asked), typed | {"because": "check"})

    assert answer.status_code == 400
    assert not Export.objects.exists()


def test_the_page_of_the_survey_leads_to_its_answers(asked: Asked, sign_in: SignIn) -> None:
    page = sign_in(asked.asha).get(reverse("hear:survey", args=[asked.exercise.slug]))

    assert page_of(asked) in page.text
