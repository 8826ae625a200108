"""The first page: what is asked and by whom, each use of the answers apart, and the one-time code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from speakopenly.hear.questionnaires import (
    CodeNotUnderstood,
    Questionnaire,
    Use,
    Version,
    read_code,
    read_consent,
    use_field,
)
from speakopenly.web.hear.reporting.speak import flood
from speakopenly.web.hear.surveys import codes, sending
from speakopenly.web.hear.surveys.models import Way
from speakopenly.web.hear.taking_part import drafts
from speakopenly.web.hear.taking_part.drafts import Going
from speakopenly.web.hear.taking_part.tries import TRIES
from speakopenly.web.hear.taking_part.visits import Visit

IN_OUR_WORDS: Mapping[Use, object] = {
    Use.COUNT: gettext_lazy("You may count what I say, with what others say."),
    Use.QUOTE: gettext_lazy("You may print some of my words, without my name."),
    Use.PLAY: gettext_lazy("You may play my voice to other people."),
    Use.ARCHIVE: gettext_lazy("You may keep my words for later research."),
    Use.CONTACT: gettext_lazy("You may write to me about this."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One use of the answers, and whether it was agreed to."""

    name: str
    text: str
    is_agreed: bool
    language: str


@dataclass(frozen=True, slots=True)
class Begun:
    """What the first page sent: a way on, or what is wrong, by the name of its box."""

    going: Going | None
    wrong: dict[str, str] = field(default_factory=dict)


def uses(asked: Questionnaire, version: Version, agreed: Mapping[str, object]) -> list[Asked]:
    """Every use that is asked, in the words of the questionnaire where it has some of its own."""
    own = asked.consent_in(version).asks
    return [
        Asked(
            use_field(use),
            own.get(use) or str(IN_OUR_WORDS[use]),
            use_field(use) in agreed,
            version.language if use in own else get_language() or "",
        )
        for use in asked.uses
    ]


def begin(visit: Visit, asked: Questionnaire, version: Version, way: Way) -> Begun:
    """Read the first page. To be counted is what taking part means, so without that nobody goes on."""
    posted = dict(visit.request.POST.lists())
    wrong: dict[str, str] = {}
    consent = read_consent(asked, posted)
    if not consent.count:
        wrong[use_field(Use.COUNT)] = _("Tick this to take part. If you do not want that, leave this page.")
    digest = _code(visit, wrong) if way is Way.CODES else ""
    if wrong:
        return Begun(None, wrong)
    return Begun(drafts.begin(visit.edition, version, way, consent, digest))


def _code(visit: Visit, wrong: dict[str, str]) -> str:
    """The digest of the code that was typed, where it is one that may still be used."""
    address = flood.address_of(visit.request)
    if TRIES.are_too_many(address):
        wrong["code"] = _("Too many codes were tried. Wait ten minutes and try again.")
        return ""
    try:
        digest = codes.digest_of(visit.survey, read_code(visit.request.POST.get("code", "")))
    except CodeNotUnderstood:
        wrong["code"] = _("This is not one of our codes. Look at your note and type it again.")
        return ""
    if not sending.is_free(visit.survey, digest):
        TRIES.note(address)
        wrong["code"] = _("This code was used, or is not for these questions. Ask for another one.")
    return digest
