"""An exercise opens when its plan has no gap, and not before; every gap is said with its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.core.records import Channel
from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import policies as listening_policies
from speakopenly.web.hear.listening.models import Contribution, Exercise
from speakopenly.web.hear.plans import actions, daily, gates, queries
from speakopenly.web.hear.plans.models import GroupToHear, Plan
from speakopenly.web.people import events
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.plans.conftest import Planner, hear, many
from tests.web.plans import A_GROUP, plan_whole

GROUP: dict[str, Any] = {
    "name": "Children and young people in care", "hoped": 40, "why": "They are asked least.",
    "are_children": "on", "asked_before": 2, "came_of_it": "Nothing that they were told of.",
    "about_here": 340, "column": "role", "values": "child\nyoung_person",
}  # fmt: skip


def gaps_of(exercise: Exercise) -> set[str]:
    return {gap.name for gap in gates.gaps(queries.planned(exercise))}


def test_a_new_exercise_hears_nobody_before_it_is_opened(cast: Cast, begun: Exercise, asha: Planner) -> None:
    with pytest.raises(NotAllowed, match="still being set up"):
        listening_policies.check_can_upload(cast.asha, begun)

    assert "Bring in a file" not in asha.get("exercise").text
    assert "Go on with the plan" in asha.get("exercise").text


def test_opening_lists_everything_that_is_missing_and_is_refused(asha: Planner) -> None:
    page = asha.post("plan-open")

    assert page.status_code == 400
    assert "This exercise is not open yet" in page.text
    for gap in gates.gaps(queries.planned(asha.exercise)):
        assert f'href="{gap.where}"' in page.text
    assert gaps_of(asha.exercise) == {
        "groups", "channels", "support", "pause", "payment", "steered_by", "ethics", "ends_on", "reply_by",
        "keep_words_days", "nations", "consent",
    }  # fmt: skip
    assert Exercise.objects.get().state == "being_set_up"


def test_every_gap_leads_to_a_field_that_is_there(asha: Planner, cast: Cast) -> None:
    actions.add_group(by=cast.asha, exercise=asha.exercise, name="Boys", hoped=1, why="-", are_children=True)

    for gap in gates.gaps(queries.planned(asha.exercise)):
        address, _hash, field = gap.where.partition("#")
        assert f'id="{field}"' in asha.client.get(address).text, gap.name


@pytest.mark.parametrize(
    ("said", "gap"),
    [
        ({"support": ""}, "support"),
        ({"pause": ""}, "pause"),
        ({"payment": ""}, "payment"),
        ({"steered_by": ""}, "steered_by"),
        ({"ethics": ""}, "ethics"),
        ({"keep_words_days": None}, "keep_words_days"),
        ({"nations": []}, "nations"),
        ({"ends_on": date(2026, 3, 1)}, "ends_on"),
        ({"reply_by": date(2026, 3, 3)}, "reply_by"),
        ({"languages": ["en-gb", "cy"]}, "consent"),
        ({"languages": ["en-gb", "Polski"]}, "consent"),
    ],
)
def test_one_gap_is_enough_to_keep_it_shut(
    cast: Cast, begun: Exercise, said: dict[str, Any], gap: str
) -> None:
    plan_whole(begun, cast.asha, **said)

    assert gaps_of(begun) == {gap}
    with pytest.raises(NotAllowed, match="stays shut"):
        listening.open_exercise(exercise=begun, by=cast.asha)


@pytest.mark.parametrize(
    ("group", "gap"),
    [
        ({"asked_before": None}, {"asked_before"}),
        ({"asked_before": 2, "came_of_it": ""}, {"came_of_it"}),
        ({"asked_before": 0, "came_of_it": ""}, set()),
    ],
)
def test_each_group_says_how_often_it_was_asked_and_what_came_of_it(
    cast: Cast, begun: Exercise, group: dict[str, Any], gap: set[str]
) -> None:
    plan_whole(begun, cast.asha)
    GroupToHear.objects.update(**group)

    assert gaps_of(begun) == gap


def test_children_need_an_advocate_and_words_of_their_own(cast: Cast, begun: Exercise) -> None:
    plan_whole(begun, cast.asha, advocate="")
    assert gaps_of(begun) == set()

    GroupToHear.objects.update(are_children=True)

    assert gaps_of(begun) == {"advocate", "consent"}


def test_a_whole_plan_opens_through_the_pages(asha: Planner) -> None:
    today = timezone.localdate()
    said = {
        "support": "S", "pause": "P", "payment": "None, because", "advocate": "A", "steered_by": "R",
        "ethics": "E", "nations": ["wales"], "nation_column": "nation", "languages": ["en-gb", "cy"],
        "other_languages": "Polski", "ends_on": today.isoformat(), "keep_words_days": 90,
        "reply_by": (today + timedelta(days=60)).isoformat(),
    }  # fmt: skip
    texts = {f"text_{place}_{reading}": "May we?" for place in range(3) for reading in ("everyday", "young")}

    asha.post("plan-group-add", **GROUP)
    asha.post("plan-channel", "interview", reaches="R", misses="M", consent_with="C")
    asha.post("plan-change", **said)
    asha.post("plan-consent", **texts)
    page = asha.post("plan-open")

    assert "The exercise is open." in page.text
    assert "Bring in a file" in page.text
    assert Plan.objects.get().languages == ["en-gb", "cy", "Polski"]
    assert queries.consent_text(asha.exercise, "Polski", "young") == "May we?"


@pytest.mark.parametrize(
    ("channel", "said", "gaps"),
    [
        (Channel.INTERVIEW, {}, {"reaches", "misses", "consent_with"}),
        (Channel.INTERVIEW, {"reaches": "R", "misses": "M"}, {"consent_with"}),
        (Channel.LITERATURE, {"reaches": "R", "misses": "M"}, set()),
    ],
)
def test_of_each_channel_it_is_said_whom_it_reaches_and_misses_and_who_holds_consent(
    cast: Cast, begun: Exercise, channel: Channel, said: dict[str, str], gaps: set[str]
) -> None:
    plan_whole(begun, cast.asha)
    actions.plan_channel(by=cast.asha, exercise=begun, channel=channel, **said)

    assert gaps_of(begun) == gaps


def test_a_channel_is_planned_changed_and_taken_out_until_the_exercise_opens(
    cast: Cast, asha: Planner
) -> None:
    plan_whole(asha.exercise, cast.asha)
    said = {"reaches": "Whoever has time", "misses": "Night staff", "consent_with": "The worker"}

    asha.post("plan-channel", "meeting", **said)
    assert "Night staff" in asha.post("plan-channel", "meeting", **said | {"reaches": "Few"}).text
    assert "Few" in asha.get("plan-channel", "meeting").text
    assert "Taken out" in asha.post("plan-channel-remove", "meeting").text
    listening.open_exercise(exercise=asha.exercise, by=cast.asha)

    assert asha.post("plan-channel-remove", "survey").status_code == 403
    assert [each.channel for each in queries.channels_of(asha.exercise)] == ["survey"]
    assert "Survey: People who do not read." in asha.get("voices").text


@pytest.mark.parametrize("name", ["speak_door", "pigeon", "SURVEY"])
def test_no_other_channel_can_be_planned(asha: Planner, name: str) -> None:
    assert asha.get("plan-channel", name).status_code == 404


def test_a_closed_exercise_opens_again_by_the_same_gates(cast: Cast, asha: Planner, begun: Exercise) -> None:
    plan_whole(begun, cast.asha)
    asha.post("plan-open")
    asha.post("exercise-turn")
    Plan.objects.update(support="")

    page = asha.post("exercise-turn")

    assert "Say who supports people whom the questions distress." in page.text
    assert Exercise.objects.get().state == "closed"


class TestAnEarlierReply:
    """A promise that is late shuts the next exercise, or stands on its first page."""

    @pytest.fixture
    def earlier(self, cast: Cast) -> Exercise:
        made = listening.set_up_exercise(
            by=cast.asha, title="Last year", question="-", asked_by="-", opened_on=date(2025, 3, 2)
        )
        plan_whole(made, cast.asha)
        listening.open_exercise(exercise=made, by=cast.asha)
        Plan.objects.filter(exercise=made).update(reply_by=timezone.localdate() - timedelta(days=1))
        return made

    def test_that_is_overdue_is_a_gap_by_its_title(
        self, cast: Cast, begun: Exercise, earlier: Exercise
    ) -> None:
        plan_whole(begun, cast.asha)

        (gap,) = gates.gaps(queries.planned(begun))
        assert "“Last year” is overdue" in gap.sentence

    def test_may_be_owned_up_to_on_the_first_page(
        self, cast: Cast, begun: Exercise, earlier: Exercise
    ) -> None:
        plan_whole(begun, cast.asha, says_late="We owe you a reply from last year. It comes in May.")

        assert gaps_of(begun) == set()
        assert queries.first_page_says(begun).startswith("We owe you")

    def test_that_was_given_is_no_gap_and_nothing_is_said_of_it(
        self, cast: Cast, asha: Planner, earlier: Exercise
    ) -> None:
        plan_whole(asha.exercise, cast.asha, says_late="We owe you a reply.")
        Planner(asha.client, earlier).post("plan-reply", on=timezone.localdate().isoformat())

        assert gaps_of(asha.exercise) == set()
        assert queries.first_page_says(asha.exercise) == ""

    def test_is_told_on_today(self, cast: Cast, earlier: Exercise) -> None:
        assert [each.what for each in queries.replies_that_are_late(cast.asha)] == [
            "Tell those who spoke in Last year what came of it: the promised day is over"
        ]

    def test_of_an_exercise_that_never_opened_is_owed_to_nobody(
        self, begun: Exercise, earlier: Exercise
    ) -> None:
        Exercise.objects.filter(pk=earlier.pk).update(state="being_set_up")

        assert queries.late_replies(begun.service_id, besides=begun) == []


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"name": ""}, "Say who must be heard."),
        ({"hoped": ""}, "Say how many you hope to hear."),
        ({"hoped": "0"}, "greater than or equal to 1"),
        ({"why": ""}, "Say why they must be heard."),
        ({"values": ""}, "Say both the column and the values, or neither."),
        ({"name": "kinship CARERS"}, "This group is in the plan already."),
        ({"values": "Kin"}, "“Kinship carers” has one of these values already."),
    ],
)
def test_a_group_that_is_not_well_said_is_refused_with_its_reason(
    cast: Cast, asha: Planner, said: dict[str, Any], error: str
) -> None:
    actions.add_group(by=cast.asha, exercise=asha.exercise, **A_GROUP, column="role", values=["kin"])

    page = asha.post("plan-group-add", **(GROUP | said))

    assert page.status_code == 400
    assert error in page.text


def test_a_suggestion_fills_in_the_first_words(asha: Planner) -> None:
    page = asha.client.get(asha.at("plan-group-add") + "?suggestion=care-leavers")

    assert 'value="Young adults who left care"' in page.text
    assert asha.client.get(asha.at("plan-group-add") + "?suggestion=nothing").status_code == 200


def test_whom_it_must_hear_stays_once_it_has_opened(cast: Cast, asha: Planner) -> None:
    plan_whole(asha.exercise, cast.asha)
    group = GroupToHear.objects.get()
    asha.post("plan-open")

    removed = asha.post("plan-group-remove", group.pk)
    asha.post("plan-group", group.pk, **(GROUP | {"name": "Somebody else", "hoped": 1}))

    kept = GroupToHear.objects.get()
    assert removed.status_code == 403
    assert (kept.name, kept.hoped) == (group.name, group.hoped)
    assert kept.values == ["child", "young_person"], "how they are known may be said later"
    with pytest.raises(NotAllowed, match="whom it must hear stays"):
        actions.change_group(by=cast.asha, group=kept, hoped=1)


def test_before_opening_a_group_may_be_taken_out(cast: Cast, asha: Planner) -> None:
    group = actions.add_group(by=cast.asha, exercise=asha.exercise, **A_GROUP)

    page = asha.post("plan-group-remove", group.pk)

    assert "Taken out of the plan." in page.text
    assert not GroupToHear.objects.exists()


def test_a_plan_is_of_its_own_service(sign_in: Callable[[Staff], Any], cast: Cast, asha: Planner) -> None:
    dilys = Planner(sign_in(cast.dilys), asha.exercise)

    assert {dilys.get(name).status_code for name in ("plan", "plan-change", "voices")} == {404}


def test_a_learning_lead_reads_the_plan_and_changes_nothing(
    sign_in: Callable[[Staff], Any], member: Callable[..., Staff], asha: Planner
) -> None:
    lead = Planner(sign_in(member(Role.LEARNING_LEAD)), asha.exercise)

    assert "Open the exercise" not in lead.get("plan").text
    assert lead.post("plan-open").status_code == 403


def test_today_says_how_much_is_missing(cast: Cast, begun: Exercise) -> None:
    assert [each.more for each in queries.set_ups_that_wait(cast.asha)] == ["12 missing before it can open."]


class TestWordsThatHadTheirTime:
    """The words go by the dates of the plan; a hold keeps them."""

    @pytest.fixture
    def ended(self, cast: Cast, begun: Exercise) -> Exercise:
        ends_on = timezone.localdate() - timedelta(days=30)
        plan_whole(begun, cast.asha, ends_on=ends_on, keep_words_days=30)
        hear(begun, cast.asha, many("carer", 3))
        Contribution.objects.update(sealed_words=b"sealed")
        return begun

    def words(self) -> set[bytes]:
        return {bytes(each) for each in Contribution.objects.values_list("sealed_words", flat=True)}

    def test_they_go_on_the_day_and_those_who_spoke_still_count(self, ended: Exercise) -> None:
        daily.daily_round()

        assert self.words() == {b""}
        assert Contribution.objects.count() == 3

    def test_they_stay_until_then(self, ended: Exercise) -> None:
        Plan.objects.update(keep_words_days=31)

        daily.daily_round()

        assert self.words() == {b"sealed"}

    def test_a_hold_keeps_them(self, ended: Exercise) -> None:
        def keep(asked: MayBeErased) -> None:
            asked.holds.append(ended.pk)

        events.listen(MayBeErased)(keep)
        try:
            daily.daily_round()
        finally:
            events.stop_listening(MayBeErased, keep)

        assert self.words() == {b"sealed"}
