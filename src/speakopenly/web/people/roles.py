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


SEE_NO_CONTENT = frozenset({Role.CUSTODIAN, Role.ADMINISTRATOR})
"""Those who run the site or hold a key share see no words, and so hold no role that reads them."""

CONTENT = frozenset(Role) - SEE_NO_CONTENT
"""The roles that may see de-identified words and what is made of them."""

NEVER_TOGETHER: tuple[frozenset[Role], ...] = tuple(
    frozenset({Role.ADMINISTRATOR, role}) for role in (Role.READER, Role.SAFEGUARDING_LEAD)
)
"""Pairs one person may not hold in one service: who runs the machine must not read the reports."""
