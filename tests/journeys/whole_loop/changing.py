"""A review, a change that comes from it, and the rights check that stops it until it is another plan."""

from __future__ import annotations

import re

from tests.journeys.walkers import Walk, Walker
from tests.journeys.whole_loop.words import CHANGE, HANDOVER, STANDING, WOULD_TELL, address, in_days


def a_review_is_held(walk: Walk) -> None:
    """What made it likely, with a passage of somebody who agreed to be quoted behind it."""
    lead = walk.staff("lead")
    lead.at("/staff/change/reviews/new/")
    lead.write(title="A handover at a weekend")
    lead.page.get_by_label("Does it follow what people said? Where?").select_option(label=STANDING)
    for question, answer in (
        ("How much can still be learnt", "Some"), ("something new to you", "No"), ("the same come before", "No"),
        ("other agencies", "No"), ("How wide", "In one team"),
    ):  # fmt: skip
        lead.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
    lead.press("See which way fits")
    lead.says("What fits: After-action review")
    lead.press("Save the way of learning")
    lead.go(lead.page.get_by_role("link", name=re.compile(r"hindered\W+Team and communication")))
    lead.page.get_by_label("How did it work?").fill("There is no time to hand over, and no sheet for it.")
    lead.press("Save")
    pin_a_passage(lead, walk)


def pin_a_passage(lead: Walker, walk: Walk) -> None:
    lead.go(lead.page.get_by_role("link", name=re.compile("Put passages behind it")))
    lead.page.get_by_label("From which theme?").select_option(label="handovers that are too thin")
    lead.press("Show its passages")
    lead.does_not_say(HANDOVER)  # its writer was never asked whether it may be quoted
    lead.page.get_by_role("checkbox").first.check()
    walk.found["passage"] = lead.page.locator("main .govuk-checkboxes__label").first.inner_text().strip(" “”")
    lead.press("Put them behind it")
    lead.says(walk.found["passage"])
    walk.found["review"] = address(lead.page.url)


def a_change_is_recommended(walk: Walk) -> None:
    """It answers the finding, comes from the review, and does something with children."""
    lead = walk.staff("lead")
    lead.at("/staff/change/recommendations/new/")
    lead.write(change=CHANGE)
    lead.page.get_by_label(f"{STANDING}: handovers that are too thin").check()
    lead.page.get_by_label("Did it come from a learning review?").select_option(
        label="A handover at a weekend"
    )
    lead.page.locator("[name=kind][value=checklist]").check()
    lead.page.get_by_label("Who will help it happen?").select_option(label="Team managers")
    lead.page.get_by_label("It moves them").check()
    lead.press("Save the recommendation")
    lead.says("starts only under the conditions of a children's rights check")
    walk.found["recommendation"] = address(lead.page.url)


def the_rights_check_says_stop(walk: Walk) -> None:
    """In the first plan children note who visits. What is not known stops it; a yes makes the stop stay."""
    lead, leader = walk.staff("lead"), walk.staff("leader")
    lead.at("/staff/change/rights/new/")
    lead.says("One question comes before all others.")
    answer_s0(lead, "We do not know", "A notebook in which children note who visits")
    say_what_it_is_about(lead)
    lead.says("Stop, until it is answered")
    walk.found["check"] = address(lead.page.url)
    leader.at(walk.found["check"])
    leader.press("Answer S0")
    leader.page.locator("[name=answer][value=yes]").check()
    leader.page.locator("[name=standing][value=independent]").check()
    leader.press("Save the answer")
    leader.says("Stop. This must not go ahead.")
    assert not leader.offers("Set conditions")
    nothing_of_it_starts(lead, walk)


def nothing_of_it_starts(lead: Walker, walk: Walk) -> None:
    lead.at(f"{walk.found['recommendation']}children/")
    lead.page.get_by_label("Which children's rights check asks after it?").select_option(index=1)
    lead.press("Save")
    lead.says("The children's rights check says stop. This must not go ahead.")
    lead.at(f"{walk.found['recommendation']}step/due/")
    lead.says("The children's rights check says stop.")
    lead.does_not_say("Take this step")


def answer_s0(lead: Walker, answer: str, title: str) -> None:
    lead.write(title=title)
    lead.page.get_by_label(answer, exact=True).check()
    lead.page.get_by_label("I want this, plan it, run it or pay for it").check()
    lead.press("Save the answer")


def say_what_it_is_about(lead: Walker) -> None:
    lead.page.get_by_label("A change: something that is planned").check()
    lead.page.get_by_label("It moves them").check()
    for question in ("Is it covert", "Is it under way"):
        lead.page.get_by_role("group", name=question).get_by_label("No", exact=True).check()
    lead.press("Save what it is about")


def revised_it_is_held_to_conditions(walk: Walk) -> None:
    """Another plan is a new version; two clear each stop; then conditions, as far as any check goes."""
    lead = walk.staff("lead")
    lead.at(walk.found["check"])
    lead.go(lead.page.get_by_role("link", name=re.compile("Change the plan and begin a new check")))
    answer_s0(lead, "No", "One page that moves with the child")
    say_what_it_is_about(lead)
    newest = address(lead.page.url)
    lead.press("Answer S1")
    lead.at(newest)
    walk.seed("every_stop_and_need")
    lead.at(newest)
    lead.says("Not yet")
    lead.follow("Set conditions")
    lead.write(what_1="A child reads the page before it goes", role_1="The social worker", by_1=in_days(14))
    lead.write(look_again_on=in_days(28))
    lead.press("Save the conditions")
    lead.says("Conditions", "A child reads the page before it goes")
    lead.at(walk.found["check"])
    lead.says("Stop. This must not go ahead.", "There is a later version")
    lead.at(walk.found["recommendation"])
    lead.does_not_say("nothing starts")


def it_is_planned_and_tried_small(walk: Walk) -> None:
    """The day, what it takes, what would tell us: all before it begins. Then one team tries it for a week."""
    lead, one = walk.staff("lead"), walk.found["recommendation"]
    lead.at(f"{one}plan/")
    lead.write(due=in_days(30), might_get_worse="Visits begin later, because a page is written first.")
    lead.press("Save the plan")
    lead.at(f"{one}takes/")
    for resource in ("money", "people", "time"):
        lead.write(**{f"how_much_{resource}": "An hour a week in each team"})
        lead.page.locator(f"[name=have_{resource}][value=found]").check()
    lead.press("Save what it takes")
    lead.at(f"{one}would-tell/")
    lead.write(what=WOULD_TELL)
    lead.page.get_by_label("That it goes down").check()
    lead.press("Save what would tell us")
    take_the_step(lead, "The plan is made: it is due")
    try_it_small(lead)


def take_the_step(lead: Walker, name: str) -> None:
    lead.follow(name)
    lead.press("Take this step")


def try_it_small(lead: Walker) -> None:
    lead.follow("Begin a small test")
    lead.write(
        asks="Can the page be written in ten minutes?", foretells="Yes, in most visits", begins_on=in_days(0)
    )
    lead.press("Save the test")
    lead.go(lead.page.get_by_role("link", name=re.compile("Say what it showed")))
    lead.write(seen="Nine of ten were. One child asked to write a line of their own.")
    lead.page.locator("[name=leads_to][value=adopt]").check()
    lead.press("Save what you saw")
    lead.says("Nine of ten were.")
