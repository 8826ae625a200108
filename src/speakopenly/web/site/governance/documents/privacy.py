"""The privacy notices as one document: the very sentences of the public pages, in English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from speakopenly.core.documents import SubHeading
from speakopenly.web.public_path import ENGLISH
from speakopenly.web.site.governance.documents.parts import Kind, Part, bullets, part, says
from speakopenly.web.site.governance.facts import Facts
from speakopenly.web.site.governance.notices import notices

PUBLIC_QUESTIONS: Final = ("controller", "officer", "complaint", "law", "partner_contact", "abroad")


def _privacy(facts: Facts) -> Iterable[Part]:
    with translation.override(ENGLISH):
        made = notices(facts)
    for each in made:
        yield part(
            each.title,
            *(block for lines in each.parts for block in (SubHeading(lines.heading), bullets(*lines.lines))),
        )
    yield part(
        "What the service says of itself in each notice",
        *(says(facts, ident) for ident in PUBLIC_QUESTIONS),
    )


PRIVACY: Final = Kind(
    "privacy-notices",
    "Privacy notices",
    _("What people read about their data: who write, who take part, who are written about, who work here."),
    PUBLIC_QUESTIONS,
    ("notices", "subject_access_month", "subject_access_more", "complaints"),
    _privacy,
)
