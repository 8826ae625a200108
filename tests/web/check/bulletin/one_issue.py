"""An issue with one story, by the names under which addresses ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from speakopenly.check.bulletin import Parts, Season
from speakopenly.web.check.bulletin import actions, safekeeping
from speakopenly.web.check.bulletin.models import Story
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff


def an_issue_with_a_story(staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """The story rests on nothing that is stored here: no address asks for what is behind it."""
    lead = staff[Role.LEARNING_LEAD]
    issue = actions.begin(by=lead, season=Season.SPRING, year=2026)
    story = Story(
        service=lead.service, issue=issue, place=1, source=f"of {lead.service.name}", chosen_by=lead.user
    )
    safekeeping.seal_parts(story, Parts(told="The line rang out."))
    story.save(force_insert=True)
    return {"issue_id": issue.pk, "story_id": story.pk, "issue": issue.slug}
