"""Recommendations of Northmoor, as far along as a test needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from speakopenly.change import recommendations as library
from speakopenly.web.change.recommendations import actions
from speakopenly.web.change.recommendations.choices import Next, State
from speakopenly.web.change.recommendations.models import LetOut, Letter, Recommendation, SmallTest
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.themes.models import Theme

CHANGE = "The next worker is named before a family changes hands"
WORDS: Mapping[str, Any] = {
    "change": CHANGE, "kind": "forcing_function", "owner": "team_managers",
    "factors": ["TC1", "WR1"], "review": None,
}  # fmt: skip


def today() -> date:
    return timezone.localdate()


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


def a_finding(by: Staff, name: str = "Handovers get lost", ident: str = "T01") -> Finding:
    exercise, _made = Exercise.objects.get_or_create(
        service=by.service, slug="what-helps", defaults={"title": "What helps", "question": "What helps?"}
    )
    theme = Theme.objects.create(
        service=by.service, exercise=exercise, ident=ident, suggested_name=name, name=name, place=1
    )
    return Finding.objects.create(
        service=by.service, exercise=exercise, theme=theme, place=1, statement="{who} say so."
    )


def recommend(
    by: Staff, findings: Sequence[Finding], *, touches: list[str] | None = None, **words: Any
) -> Recommendation:
    said = {**WORDS, "factors": ["TC1"], **words}
    return actions.recommend(by=by, said=said, findings=findings, touches=touches)


def plan(one: Recommendation, by: Staff, *, due: date | None = None, have: str = "found") -> None:
    """Everything that a plan needs but a letter."""
    actions.plan(recommendation=one, by=by, due=due or in_days(30), might_get_worse="Families wait longer")
    takes = [library.Takes(each, "A day a month", library.Have(have)) for each in library.Resource]
    actions.say_takes(recommendation=one, by=by, takes=takes)
    actions.say_would_tell(recommendation=one, by=by, what="Days without a worker", hoped=library.Hoped.FALL)


def move(one: Recommendation, by: Staff, to: State, **said: Any) -> None:
    actions.move(recommendation=one, by=by, to=to, **said)
    one.refresh_from_db()


def written_some_days_ago(one: Recommendation, days: int = 9) -> None:
    one.would_tell.update(on=in_days(-days))


def put_in_place(one: Recommendation, by: Staff) -> None:
    """From open to done, with a small test that was adopted."""
    plan(one, by)
    move(one, by, State.DUE)
    test = actions.begin_test(
        recommendation=one, by=by, asks="Does it hold?", foretells="Yes", begins_on=today()
    )
    actions.study_test(test=test, by=by, seen="It did.", leads_to=Next.ADOPT)
    written_some_days_ago(one)
    move(one, by, State.DONE, done_on=today())


def a_letter(one: Recommendation, by: Staff, *, answer_by: date | None = None) -> Letter:
    sent_on = in_days(-20)
    letter = library.Letter(
        "WR1", "Department of Invented Affairs", "Two more posts", sent_on, answer_by or in_days(9)
    )
    return actions.write_letter(recommendation=one, by=by, letter=letter)


def let_out(one: Recommendation, by: Staff, signer: Staff) -> LetOut:
    waiting = actions.ask(recommendation=one, by=by)
    actions.sign(waiting=waiting, by=signer)
    return waiting


def everything_of(finding: Finding, staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """One of each thing that an address of a recommendation can name; its number is no other service's."""
    by = staff[Role.LEARNING_LEAD]
    one = recommend(by, [finding], touches=[], factors=["WR1"])
    Recommendation.objects.filter(pk=one.pk).update(number=Recommendation.objects.count())
    one.refresh_from_db()
    test = SmallTest.objects.create(
        service=by.service, by=by.user, recommendation=one, asks="?", foretells="!", begins_on=today()
    )
    letter = a_letter(one, by)
    actions.ask(recommendation=one, by=by)
    return {"recommendation": one.number, "to": "due", "test_id": test.pk, "letter_id": letter.pk}
