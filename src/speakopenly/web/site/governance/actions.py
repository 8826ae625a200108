"""Answer what documents ask, sign first, sign second: each by its person, each with its audit line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.documents import Document, write_html
from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.governance import policies, queries
from speakopenly.web.site.governance.documents import BY_SLUG, Kind, compose
from speakopenly.web.site.governance.models import DocumentAnswer, SignOff, SignState


@transaction.atomic
def answer(*, by: Staff, answers: Mapping[str, str]) -> int:
    """Keep what was answered anew, beside what was said before. Gives how many answers changed."""
    policies.check_can_write(by)
    standing = queries.answers_of(by.service)
    changed = {
        ident: said.strip() for ident, said in answers.items() if said.strip() != standing.get(ident, "")
    }
    for ident, said in changed.items():
        row = DocumentAnswer.objects.create(service=by.service, by=by.user, question=ident, text=said)
        audit.record("document question answered", row, by=by.user, service=by.service)
    return len(changed)


@transaction.atomic
def propose(*, by: Staff, kind: Kind, review_on: date) -> SignOff:
    """Sign first: the edition as it stands now waits for a second person. Raises NotAllowed."""
    composed = compose(kind, queries.facts_of(by.service))
    waiting = queries.waiting_of(by.service, kind)
    policies.check_can_propose(by, blanks=len(composed.blanks), is_waiting=waiting is not None)
    policies.check_review_day(review_on)
    made = SignOff.objects.create(
        service=by.service,
        document=kind.slug,
        digest=composed.digest,
        page=as_page(composed.document),
        review_on=review_on,
        proposed_by=by.user,
    )
    audit.record("document signed by a first person", made, by=by.user, service=by.service)
    return made


@transaction.atomic
def sign(*, by: Staff, sign_off: SignOff) -> None:
    """Sign second: these very words stand until the day to look again. Raises NotAllowed if they changed."""
    sign_off = _held(sign_off)
    policies.check_can_decide(by, sign_off)
    today = timezone.localdate()
    composed = compose(BY_SLUG[sign_off.document], queries.facts_of(by.service), signed_on=today)
    if composed.digest != sign_off.digest:
        raise NotAllowed(
            _("The document has changed since it was signed first. Do not sign this one, and begin again.")
        )
    sign_off.page = as_page(composed.document)
    _decide(by, sign_off, SignState.SIGNED)
    audit.record("document signed by two", sign_off, by=by.user, service=by.service)


@transaction.atomic
def decline(*, by: Staff, sign_off: SignOff) -> None:
    """Do not sign: the edition is put away, and another can be proposed. Raises NotAllowed."""
    sign_off = _held(sign_off)
    policies.check_can_decide(by, sign_off)
    _decide(by, sign_off, SignState.DECLINED)
    audit.record("document not signed", sign_off, by=by.user, service=by.service)


def as_page(document: Document) -> bytes:
    """The document as one HTML file."""
    return write_html(document, {})


def _decide(by: Staff, sign_off: SignOff, state: SignState) -> None:
    sign_off.state, sign_off.decided_by = state, by.user
    sign_off.decided_on, sign_off.decided_at = timezone.localdate(), timezone.now()
    sign_off.save()


def _held(sign_off: SignOff) -> SignOff:
    return SignOff.objects.select_for_update(of=("self",)).get(pk=sign_off.pk)
