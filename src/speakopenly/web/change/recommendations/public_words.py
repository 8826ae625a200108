"""What anybody reads of a recommendation, in plain words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.change.recommendations import Have, OwnerRole, Resource
from speakopenly.change.rights import Touch
from speakopenly.web.change.recommendations.choices import Says, State

OWNERS: Final = {
    OwnerRole.DIRECTOR: _("the director"),
    OwnerRole.SENIOR_LEADERS: _("senior leaders"),
    OwnerRole.PRINCIPAL_SOCIAL_WORKER: _("the principal social worker"),
    OwnerRole.SERVICE_MANAGERS: _("service managers"),
    OwnerRole.TEAM_MANAGERS: _("team managers"),
    OwnerRole.LEARNING_LEAD: _("the learning lead"),
    OwnerRole.WORKFORCE_LEAD: _("the lead for staff"),
    OwnerRole.COMMISSIONING_LEAD: _("the lead for buying services"),
    OwnerRole.RECORDS_AND_IT_LEAD: _("the lead for records and computers"),
    OwnerRole.FINANCE_LEAD: _("the lead for money"),
    OwnerRole.LEGAL_LEAD: _("the lead for law"),
    OwnerRole.SAFEGUARDING_PARTNERSHIP: _("the safeguarding partnership"),
    OwnerRole.COUNCILLORS: _("councillors"),
}
STATES: Final = {
    State.OPEN: _("Open. There is no full plan yet."),
    State.DUE: _("Planned. It is not in place yet."),
    State.DONE: _("In place. We have not said yet if it helped."),
    State.CHECKED: _("In place, and we looked at what came of it."),
}
SAYS: Final = {
    Says.HELPED: _("It was shown to help."),
    Says.NOT_SHOWN: _("It was not shown to help."),
    Says.WORSE: _("Things got worse."),
    Says.TOO_SOON: _("It is too soon to say."),
    Says.NOT_MEASURED: _("We did not measure it."),
}
RESOURCES: Final = {
    Resource.MONEY: _("Money"),
    Resource.PEOPLE: _("People"),
    Resource.TIME: _("Time"),
}
HAVE: Final = {
    Have.FOUND: _("We have it."),
    Have.ASKED_FOR: _("We have asked for it."),
    Have.NOT_FOUND: _("We looked for it and have not found it."),
}
TOUCHES: Final = {
    Touch.USES: _("It uses children for something."),
    Touch.WATCHES: _("It watches children."),
    Touch.MOVES: _("It moves children."),
    Touch.RESTRAINS: _("It holds children back by force."),
    Touch.PROFILES: _("It sorts children by what is known of them."),
}
