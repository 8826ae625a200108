"""Nobody who leaves takes the only key to what was said of a draft with them, or keeps one."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.keyring.models import Wrap
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import Membership
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.member_checks import actions, safekeeping
from speakopenly.web.understand.member_checks.models import Comment, Who
from tests.web.conftest import _person
from tests.web.understand.conftest import Bench
from tests.web.understand.member_checks.conftest import OBJECTS, Sent, give_key, in_three_weeks


def leave(staff: Staff) -> None:
    people.take_role(user=staff.user, service=staff.service, role=Role.FACILITATOR)


def test_the_only_one_who_opens_a_round_cannot_leave_before_handing_over(sent: Sent) -> None:
    sent.say(OBJECTS)

    with pytest.raises(NotAllowed, match="hand over"):
        leave(sent.fay)

    key = safekeeping.key_of(sent.round, sent.unlocked)
    assert safekeeping.open_comment(Comment.objects.get(), key) is not None
    assert Membership.objects.filter(user=sent.fay.user, role=Role.FACILITATOR).exists()


def test_whoever_leaves_opens_a_round_no_more_and_a_colleague_still_does(undecided: Bench) -> None:
    colleague = _person(undecided.fay.service, "Gwen", Role.FACILITATOR)
    gone, stays = give_key(undecided.fay), give_key(colleague)
    round, slips = actions.send(
        exercise=undecided.exercise, by=colleague, days=in_three_weeks(), asked={Who.TOOK_PART: 12}
    )
    actions.say(round=round, code=slips[0].codes[0], said=[OBJECTS])

    leave(undecided.fay)

    assert not Wrap.objects.filter(reading_key=gone.reading_key).exists()
    with pytest.raises(NotAllowed):
        safekeeping.key_of(round, gone)
    assert safekeeping.open_comment(Comment.objects.get(), safekeeping.key_of(round, stays)) is not None
