"""The word for how many that people read with a finding, and the one that the numbers give now.

The word is worked out and changes with the evidence. Whoever wrote beside "many" is asked before "some".
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.counting import HowMany
from speakopenly.core.errors import BadInput
from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.draft import Draft, Numbered
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.models import Finding, WordAccepted


@dataclass(frozen=True, slots=True)
class Changed:
    """A word that is another one now, and waits until somebody accepts it."""

    theme: ThemeId
    paragraph: str
    was: str
    now: str

    @property
    def in_words(self) -> str:
        """What to read before accepting it."""
        return _("Paragraph %(n)s said “%(was)s”; it is now “%(now)s”.") % {
            "n": self.paragraph,
            "was": _named(self.was),
            "now": _named(self.now),
        }


def changed_words(exercise: Exercise, draft: Draft) -> tuple[Changed, ...]:
    """The findings whose word is not the one that somebody read last."""
    read = _read_last(exercise)
    return tuple(
        Changed(each.theme.id, each.paragraph, read[each.theme.id], each.number.word)
        for each in draft.listed
        if each.theme.id in read and read[each.theme.id] != each.number.word
    )


def read_first(finding: Finding, *, by: Staff) -> None:
    """Whoever writes in a finding has read its word; a word that was read before is left to be accepted."""
    if not finding.words.exists():
        _keep(finding, _now(finding).number.word, by)


def read_anew(finding: Finding, *, by: Staff) -> None:
    """Whoever makes the number count something else has read the word that it gives."""
    _keep(finding, _now(finding).number.word, by)


@transaction.atomic
def accept(*, finding: Finding, by: Staff, word: str) -> None:
    """Take the word as it is now. Raises BadInput where it is another one than the page had shown."""
    policies.check_can_write(by, finding)
    now = _now(finding).number.word
    if word != now:
        raise BadInput("The numbers changed again since.", do="Read the paragraph and accept what it says.")
    _keep(finding, now, by)
    audit.record("word for how many accepted", finding, by=by.user, service=by.service)


def _keep(finding: Finding, word: HowMany, by: Staff) -> None:
    WordAccepted.objects.create(
        service_id=finding.service_id, finding=finding, word=word, accepted_by=by.user
    )


def _now(finding: Finding) -> Numbered:
    draft = excerpt_of(finding.exercise)
    shown = draft.listed
    return next(each for each in shown if each.theme.id == finding.theme.ident)


def _read_last(exercise: Exercise) -> dict[ThemeId, str]:
    rows = WordAccepted.objects.filter(finding__exercise=exercise)
    return {ThemeId(ident): word for ident, word in rows.values_list("finding__theme__ident", "word")}


def _named(word: str) -> str:
    return word or _("no word, as the range is too wide")
