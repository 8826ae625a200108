"""For parents, carers and family: everyday words, but for what happens to a family, and who can help one."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.reporting.mailbox.wording import everyday
from speakopenly.web.hear.reporting.speak.models import ContactKind

FAMILY = replace(
    everyday.EVERYDAY,
    writing=replace(
        everyday.WRITING,
        hint=_("Use “my child”, “the social worker”, not names. You can write up to 20,000 letters."),
    ),
    harm=replace(
        everyday.HARM,
        intro=_("Nobody may treat you or your child badly for speaking. Tell us at any time."),
        rights=_("You can complain, and somebody can speak up for you. These people are not us:"),
        routes=(ContactKind.ADVOCATE, ContactKind.COMPLAINTS, ContactKind.ADULTS),
    ),
)
