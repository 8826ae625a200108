"""Words of rounds that everybody reads: votes, how many, why there are no groups, why it closed early."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.core.counting import HowMany
from speakopenly.understand.rounds import Unshown, Vote
from speakopenly.web.understand.rounds.models import WhyEarly

VOTES: Final = {Vote.AGREE: _("Agree"), Vote.DISAGREE: _("Disagree"), Vote.PASS: _("Pass")}
HOW_MANY: Final = {
    HowMany.NEARLY_ALL: _("nearly all"),
    HowMany.MOST: _("most"),
    HowMany.ABOUT_HALF: _("about half"),
    HowMany.MANY: _("many"),
    HowMany.SOME: _("some"),
    HowMany.A_FEW: _("a few"),
    HowMany.A_SMALL_NUMBER: _("a small number"),
    HowMany.NOBODY: _("nobody"),
    HowMany.NO_WORD: _("we cannot say"),
}
WHY_NO_GROUPS: Final = {
    Unshown.TOO_FEW_STATEMENTS: _("There were too few statements to look for groups."),
    Unshown.TOO_FEW_PEOPLE: _("Too few people voted to look for groups."),
    Unshown.TOO_SMALL: _(
        "Any group would have been smaller than 10 people. So small a group could be known."
    ),
    Unshown.NOT_STEADY: _("We found no clear groups. A few people more or less would have changed them."),
    Unshown.NO_CLEARER_THAN_CHANCE: _("We found no clear groups. Chance alone could have made them."),
}
WHY_EARLY: Final = {
    WhyEarly.HEARD: _("Everybody we asked had time to vote."),
    WhyEarly.DECIDED: _("What it is about was decided in the meantime."),
    WhyEarly.HURTS: _("Something in it could hurt somebody."),
    WhyEarly.MISTAKE: _("We made a mistake in it."),
    WhyEarly.PRESSED: _("Some people may have been told how to vote."),
}
