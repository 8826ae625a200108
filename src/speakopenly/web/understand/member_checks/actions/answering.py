"""A facilitator answers what was said of a draft: changed or kept, because; and words it safely for print."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.member_checks import policies
from speakopenly.web.understand.member_checks.models import Answer, Comment, Decided, Round


@dataclass(frozen=True, slots=True)
class Reply:
    """What was done, why, and the wording that is printed: blank where none is safe.

    ``looked`` says that a person looked at whatever the names check finds in the wording, and none of it
    points to anybody.
    """

    decision: Decided
    because: str
    words: str = ""
    looked: bool = False


@transaction.atomic
def answer_comment(*, comment: Comment, by: Staff, reply: Reply) -> Answer:
    """Answer one comment. Raises NotAllowed; BadInput where its wording looks as if it named somebody."""
    policies.check_can_answer(by, comment.round)
    words = " ".join(reply.words.split())
    if words and not comment.may_print:
        raise BadInput(_("Its writer did not agree to print it."), do=_("Leave the wording empty."))
    for text in (words, reply.because):
        check_names(text, looked=reply.looked)
    answer, _new = Answer.objects.update_or_create(
        comment=comment,
        defaults={
            "service": by.service,
            "round": comment.round,
            "paragraph": comment.paragraph,
            "decision": reply.decision,
            "because": " ".join(reply.because.split()),
            "words": words,
        },
    )
    audit.record("comment on a draft answered", answer, by=by.user, service=by.service)
    return answer


@transaction.atomic
def answer_paragraph(*, round: Round, paragraph: str, by: Staff, reply: Reply) -> Answer:
    """Answer everybody who said of a paragraph "this is not what we meant" and no more. Raises NotAllowed."""
    policies.check_can_answer(by, round)
    check_names(reply.because, looked=reply.looked)
    answer, _new = Answer.objects.update_or_create(
        round=round,
        paragraph=paragraph,
        comment=None,
        defaults={
            "service": by.service,
            "decision": reply.decision,
            "because": " ".join(reply.because.split()),
        },
    )
    audit.record("objections to a paragraph answered", answer, by=by.user, service=by.service)
    return answer


def check_names(text: str, *, looked: bool) -> None:
    """Raise BadInput where something looks like a name or another identifier and nobody has looked at it."""
    found = [text[span.start : span.end] for span in recogniser().find(text)] if text and not looked else []
    if found:
        raise BadInput(
            _("This may tell who somebody is: %(found)s.") % {"found": ", ".join(dict.fromkeys(found))},
            do=_("Put a job or a vaguer word there; or tick that it points to nobody."),
        )
