"""The roles a person may hold at the Work door. A line manager has none over reports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What someone is here to do. The value is stored; the label is shown."""

    READER = "reader", _("reader")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("safeguarding lead")
    LEARNING_LEAD = "learning_lead", _("learning lead")
    FACILITATOR = "facilitator", _("facilitator")
    CODER = "coder", _("coder")
    PUBLISHER = "publisher", _("publisher")
    LEADER = "leader", _("leader")
    EXAMINER = "examiner", _("examiner")
    RESEARCHER = "researcher", _("researcher")
    CUSTODIAN = "custodian", _("custodian")
    ADMINISTRATOR = "administrator", _("administrator")
    STAFF_SIDE = "staff_side", _("staff-side representative")


SEE_NO_CONTENT = frozenset({Role.CUSTODIAN, Role.ADMINISTRATOR, Role.STAFF_SIDE})
"""Who runs the site, holds a key share or confirms the promise sees no words, and holds no role that does."""

CONTENT = frozenset(Role) - SEE_NO_CONTENT
"""The roles that may see de-identified words and what is made of them."""

NEVER_TOGETHER: tuple[frozenset[Role], ...] = (
    *(frozenset({Role.ADMINISTRATOR, role}) for role in Role if role in CONTENT),
    *(frozenset({Role.CUSTODIAN, role}) for role in Role if role in CONTENT),
    *(frozenset({Role.STAFF_SIDE, role}) for role in Role if role is not Role.STAFF_SIDE),
)
"""Pairs one person may not hold in one service. Who runs the machine or helps to open the escrow sees no
words; who confirms the promise for the staff side is nothing else here."""

READS_SEALED = frozenset({Role.READER, Role.SAFEGUARDING_LEAD, Role.FACILITATOR})
"""The roles to whose keys people's words are sealed."""

MAY_AGREE = (Role.SAFEGUARDING_LEAD, Role.LEADER, Role.CUSTODIAN)
"""Who may be the second person where a change of roles takes two."""

SEES_SITE = (*MAY_AGREE, Role.ADMINISTRATOR)
"""Who sees how far the setting up is; no word of a report stands on those pages."""

TAKES_TWO = READS_SEALED | frozenset(MAY_AGREE) | {Role.STAFF_SIDE}
"""Roles that one person alone neither gives nor takes away: those that read, and those whose word is the
second one. Otherwise an administrator would first make the second person, and then agree with themselves."""
