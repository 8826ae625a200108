"""A round from its statements to its results: what may be voted on, what is kept, and what leaves with words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.rounds import actions, policies, queries, showing
from speakopenly.web.understand.rounds.models import AgreementRound, Ballot
from speakopenly.web.understand.themes.models import PassageInTheme
from tests.web.understand.conftest import Bench
from tests.web.understand.rounds.conftest import MANY, let_it_end, prepared, vote

DRAFT = re.compile(r'name="draft" value="([^"]*)"')
STATEMENT = re.compile(r'name="statement" value="(\d+)"')


@dataclass
class Somebody:
    """A browser without scripts: it sends what the last page carried, with the button pressed."""

    before: str = ""
    client: Client = field(default_factory=Client)
    page: str = ""

    def see(self) -> str:
        return self._keep(self.client.get(f"{self.before}/round/spring/"))

    def begin(self) -> str:
        return self._keep(self.client.post(f"{self.before}/round/spring/vote/"))

    def press(self, where: str = "vote", **button: str) -> str:
        carried = {"draft": DRAFT.search(self.page)[1]}  # type: ignore[index]
        if asked := STATEMENT.search(self.page):
            carried["statement"] = asked[1]
        return self._keep(self.client.post(f"{self.before}/round/spring/{where}/", {**carried, **button}))

    def _keep(self, page: HttpResponse) -> str:
        assert not page.cookies
        self.page = page.content.decode()
        return self.page


def test_only_words_that_may_be_quoted_and_stand_alone_are_offered(bench: Bench) -> None:
    offered = queries.offered_in(bench.exercise)

    assert offered
    assert all(each.passage.reading.may_quote for each in offered)
    assert all(len(each.passage.text) <= queries.MOST_CHARACTERS for each in offered)
    assert len({each.passage.reading_id for each in offered}) == len(offered)


@pytest.mark.parametrize("at_a_time", [1, 3, 1000])
def test_what_is_offered_is_the_same_however_many_ranks_are_read_at_a_time(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    PassageInTheme.objects.filter(theme__ident="T01", rank__in=(2, 3, 4)).delete()
    monkeypatch.setattr(queries, "RANKS_AT_A_TIME", at_a_time)
    members = PassageInTheme.objects.filter(theme__parent=None, passage__reading__may_quote=True)
    in_order = members.order_by("rank", "theme__place").values_list("passage__reading", flat=True)

    offered = [each.passage.reading_id for each in queries.offered_in(bench.exercise)]

    assert len(offered) > 8
    assert offered == [each for each in dict.fromkeys(in_order) if each in set(offered)]


def test_nothing_else_can_be_chosen(bench: Bench) -> None:
    found = prepared(bench)
    refused = Passage.objects.filter(reading__may_quote=False).first()
    assert refused is not None

    with pytest.raises(BadInput):
        actions.choose(found=found, by=bench.fay, passages=[refused.pk])


def test_a_statement_keeps_its_number_when_others_go(bench: Bench) -> None:
    found = prepared(bench)
    before = queries.statements_of(found)

    actions.choose(found=found, by=bench.fay, passages=[each.passage_id for each in before[2:]])

    assert [each.number for each in queries.statements_of(found)] == [each.number for each in before[2:]]


@pytest.mark.parametrize("many", [4, 5])
def test_a_round_opens_with_five_statements_and_then_stays_as_it_is(bench: Bench, many: int) -> None:
    found = prepared(bench, many)

    assert policies.can_open(bench.fay, found) is (many == 5)
    assert not policies.can_open(bench.cole, found)
    if many == 5:
        actions.open_to_all(found=found, by=bench.fay)
        with pytest.raises(NotAllowed):
            actions.choose(found=found, by=bench.fay, passages=[])


def test_nobody_finds_a_round_that_was_not_opened(bench: Bench) -> None:
    prepared(bench)

    assert Client().get("/round/spring/").status_code == 404


def test_somebody_votes_on_every_statement_and_sends(opened: AgreementRound) -> None:
    somebody = Somebody()
    assert "8 things that people told us" in somebody.see()
    page = somebody.begin()
    for place in range(MANY):
        assert f"{place + 1} of {MANY}" in page
        assert Ballot.objects.count() == 0
        page = somebody.press(vote="agree" if place else "pass")
    assert "Nothing is sent yet" in page

    assert "Thank you" in somebody.press("send")

    kept = Ballot.objects.get()
    assert sorted(kept.votes.values()) == [0] + [1] * (MANY - 1)
    assert {each.name for each in Ballot._meta.get_fields()} == {"id", "service", "round", "votes"}


def test_pressing_send_twice_counts_once_and_nothing_is_written_of_when(opened: AgreementRound) -> None:
    lines = AuditLine.objects.count()
    somebody = Somebody()
    somebody.begin()
    page = somebody.press(vote="agree")

    somebody.press("send", enough="yes")
    somebody.page = page
    somebody.press("send", enough="yes")

    assert Ballot.objects.count() == 1
    assert AuditLine.objects.count() == lines


def test_going_back_asks_the_same_statement_again(opened: AgreementRound) -> None:
    somebody = Somebody("/cy")
    first = STATEMENT.search(somebody.begin())
    somebody.press(vote="disagree")

    again = STATEMENT.search(somebody.press(back="yes"))

    assert first is not None
    assert again is not None
    assert again[1] == first[1]


def test_changing_the_language_or_pressing_no_button_votes_nothing(opened: AgreementRound) -> None:
    somebody = Somebody()
    somebody.begin()

    for button in ({"stay": "yes", "vote": "agree"}, {}, {"vote": "perhaps"}):
        assert f"1 of {MANY}" in somebody.press(**button)


def test_people_see_statements_in_different_orders(opened: AgreementRound) -> None:
    first = {STATEMENT.search(Somebody().begin())[1] for _each in range(12)}  # type: ignore[index]

    assert len(first) > 1


def test_votes_are_counted_once_and_destroyed(opened: AgreementRound) -> None:
    numbers = [each.number for each in queries.statements_of(opened)]
    vote(opened, 25, dict.fromkeys(numbers, 1))
    vote(opened, 3, {numbers[0]: -1})

    let_it_end(opened)

    assert Ballot.objects.count() == 0
    page = Client().get("/round/spring/").content.decode()
    assert "28 people voted" in page
    assert "Most agree:" in page
    first = opened.result["statements"][str(numbers[0])]
    assert (
        first["counts"] == {"agree": 25, "disagree": None, "pass": 0} or first["counts"]["disagree"] is None
    )
    assert "text" not in str(opened.result)


def test_fewer_than_ten_ballots_are_destroyed_unseen(opened: AgreementRound) -> None:
    vote(opened, 9, {1: 1})

    let_it_end(opened)

    assert opened.was_too_few
    assert opened.result == {}
    assert Ballot.objects.count() == 0
    assert "Fewer than 10 people voted." in Client().get("/round/spring/").content.decode()


def test_while_people_vote_staff_see_no_number(bench: Bench, opened: AgreementRound) -> None:
    vote(opened, 12, {1: 1})

    page = bench.sign_in(bench.fay).get("/staff/understand/rounds/spring/").content.decode()

    assert "no number is shown here" in page
    assert "12" not in re.sub(r"<[^>]*>|\d+ \w+ 20\d\d", "", page.partition("<main")[2])


@pytest.mark.parametrize("is_over", [False, True])
@pytest.mark.parametrize("what", ["consent", "words"])
def test_words_taken_back_are_gone_from_every_page(opened: AgreementRound, is_over: bool, what: str) -> None:
    numbers = [each.number for each in queries.statements_of(opened)]
    statement = queries.statements_of(opened)[0]
    words, reading = statement.passage.text, statement.passage.reading
    vote(opened, 12, dict.fromkeys(numbers, 1))
    if is_over:
        let_it_end(opened)
        assert words in Client().get("/round/spring/").content.decode()

    if what == "consent":
        Reading.objects.filter(pk=reading.pk).update(may_quote=False)
    else:
        Reading.objects.filter(pk=reading.pk).delete()

    if not is_over:
        assert statement.number not in [each.number for each in queries.statements_of(opened)]
        let_it_end(opened)
        assert str(statement.number) not in opened.result["statements"]
    assert words not in Client().get("/round/spring/").content.decode()
    assert len(showing.results_page(opened)["statements"]) == MANY - 1


def test_the_pages_of_a_round_from_the_list_to_opening(bench: Bench) -> None:
    fay = bench.sign_in(bench.fay)
    today = timezone.localdate()
    said = {"exercise": bench.exercise.pk, "name": "What we share", "slug": "spring"}
    days = {"opens_on": today.isoformat(), "closes_on": today.isoformat()}
    some = [str(each.passage.pk) for each in queries.offered_in(bench.exercise)[:6]]

    assert "There is no round yet" in fay.get("/staff/understand/rounds/").content.decode()
    assert fay.post("/staff/understand/rounds/new/", {**said, **days}).status_code == 302
    assert fay.post("/staff/understand/rounds/new/", {**said, **days}).status_code == 400
    assert fay.post("/staff/understand/rounds/spring/statements/", {"passages": some}).status_code == 302
    assert "stranger" in fay.get("/staff/understand/rounds/spring/open/").content.decode()
    assert fay.post("/staff/understand/rounds/spring/open/", {}).status_code == 400
    assert fay.post("/staff/understand/rounds/spring/open/", {"agreed": "on"}).status_code == 302
    assert "What we share" in fay.get("/staff/understand/rounds/").content.decode()
    assert Somebody().client.get("/round/spring/").status_code == 200
