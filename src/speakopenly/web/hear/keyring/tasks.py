"""The long work of this room: making the wraps a holder lacks, with a key that was lent for it."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.web.hear.keyring import actions, lending, policies
from speakopenly.web.hear.keyring.models import CaseKey, Escrow, ReadingKey, Wrap
from speakopenly.web.hear.keyring.rewrapping import missing, wrap_for
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.jobs.context import JobContext

AT_A_TIME = 200
HANDING_OVER = gettext_noop("Handing over keys")


@task(takes_context=True, title=_("Handing over keys"))  # type: ignore[arg-type]
def wrap_what_is_missing(context: JobContext, *, service_id: str, holder_id: str) -> None:
    """Wrap every case key the lender opens for this holder; begun again, it goes on with what is missing."""
    holder = _holder(UUID(service_id), UUID(holder_id))
    if holder is None or holder.retired_on is not None:
        return
    lender = lending.must_borrow(context)
    kinds = policies.kinds_for(holder) & lender.kinds
    wanted = missing(lender.reading_key, holder, kinds)
    tried, total = set[UUID](), wanted.count()
    while some := list(wanted.exclude(pk__in=tried)[:AT_A_TIME]):
        _wrap(context, lender, holder, some)
        tried.update(each.pk for each in some)
        context.progress(min(len(tried), total), total, HANDING_OVER)
    with context.holding():
        _finish(lender, holder)
        lending.give_back(context)


def _wrap(context: JobContext, lender: Unlocked, holder: ReadingKey | Escrow, some: list[CaseKey]) -> None:
    with context.holding():
        lending.check_still_lent(context)
        wrap_for(lender, holder, some)


def _finish(lender: Unlocked, holder: ReadingKey | Escrow) -> None:
    if isinstance(holder, Escrow):
        _let_go_of_earlier_escrows(holder)
    elif holder.replaces_id == lender.reading_key.pk:
        actions.finish_changing(old=lender, new=holder)


def _let_go_of_earlier_escrows(escrow: Escrow) -> None:
    """Wraps for the shares of an earlier set go once the set in use opens as much."""
    here = Wrap.objects.filter(escrow=escrow).values("case_key")
    earlier = Wrap.objects.filter(service=escrow.service_id, escrow__isnull=False).exclude(escrow=escrow)
    earlier.filter(case_key__in=here).delete()


def _holder(service_id: UUID, holder_id: UUID) -> ReadingKey | Escrow | None:
    key = ReadingKey.objects.filter(service=service_id, pk=holder_id).select_related("user", "service")
    return key.first() or Escrow.objects.filter(service=service_id, pk=holder_id).first()
