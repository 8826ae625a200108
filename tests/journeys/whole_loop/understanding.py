"""The report stands behind a theme with many others; a finding is worded by one and signed by another."""

from __future__ import annotations

from tests.journeys.walkers import Walk, Walker
from tests.journeys.whole_loop.words import HANDOVER, SLUG, address


def themes_are_found(walk: Walk) -> None:
    """The machine looks again, with a facilitator's key; the report stands behind a theme with many others."""
    facilitator = walk.staff("facilitator")
    facilitator.at(f"/staff/understand/themes/{SLUG}/")
    facilitator.press("Look for themes again")
    facilitator.go(facilitator.page.get_by_role("button", name="Go on"))
    themes = facilitator.page.locator(f"a[href*='/themes/{SLUG}/T']")
    walk.found["theme"] = next(
        each
        for each in sorted({str(one.get_attribute("href")) for one in themes.all()})
        if speaks_of_it(facilitator, each)
    )
    facilitator.says(HANDOVER)


def speaks_of_it(facilitator: Walker, theme: str) -> bool:
    facilitator.at(theme)
    return HANDOVER in facilitator.page.locator("main").inner_text()


def a_finding_is_published(walk: Walk) -> None:
    """Named and worded by one, who also says why it does not go back; signed by another."""
    facilitator, publisher = walk.staff("facilitator"), walk.staff("publisher")
    name_the_theme(facilitator, walk)
    facilitator.at(f"/staff/understand/findings/{SLUG}/")
    facilitator.go(facilitator.page.get_by_role("link", name="Edit the wording").first)
    facilitator.page.get_by_label("The finding").fill("{who} told us of {theme}.")
    facilitator.press("Save the wording")
    say_why_not_sent_back(facilitator)
    facilitator.at(f"/staff/understand/findings/{SLUG}/")
    facilitator.says("told us of handovers that are too thin.")
    facilitator.press("Ask for a second signature")
    assert not facilitator.page.get_by_role("button", name="Sign and publish").count()
    publisher.at(address(facilitator.page.url))
    for box in publisher.page.get_by_role("checkbox").all():
        box.check()
    publisher.press("Sign and publish")
    publisher.go(publisher.page.get_by_role("button", name="Go on"))
    publisher.says("Everything agrees.")


def name_the_theme(facilitator: Walker, walk: Walk) -> None:
    facilitator.at(walk.found["theme"])
    facilitator.page.locator("summary", has_text="Rename").click()
    facilitator.page.get_by_label("Name", exact=False).first.fill("handovers that are too thin")
    facilitator.press("Save the name")
    facilitator.says("The machine suggested:")


def say_why_not_sent_back(facilitator: Walker) -> None:
    facilitator.at(f"/staff/understand/member-checks/{SLUG}/")
    facilitator.follow("It cannot go back: say why")
    facilitator.page.get_by_label("Why can this draft not go back?").fill(
        "Nobody here can be reached: all is invented."
    )
    facilitator.press("Save")
