"""A way to reach somebody is kept apart, opens for two readers together, and goes when the report is closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import CasePrivateKey, join_case_key
from speakopenly.hear.speaking import Closing
from speakopenly.web.hear.keyring import rewrapping
from speakopenly.web.hear.reporting.reports import contact, conversations, dates, mailboxes, safekeeping
from speakopenly.web.hear.reporting.reports.mailboxes import ContactKept
from speakopenly.web.hear.reporting.reports.models import ContactShare, ContactSlip, Message, Report
from speakopenly.web.people.models import Service
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.reports.conftest import Reader, opened, send

RING_ME = "Ring 01632 960 001 after six"
CLOSING = Closing("We heard.", "We changed the form.", "")


def share_of(reader: Reader) -> str:
    row = ContactShare.objects.get(reading_key=reader.unlocked.reading_key)
    return safekeeping.open_share(
        bytes(row.sealed),
        reader.unlocked.private,
        service_id=row.service_id,
        slip=row.slip_id,
        reading_key=row.reading_key_id,
    )


def open_slip(key: CasePrivateKey) -> str:
    slip = ContactSlip.objects.get()
    return safekeeping.open_slip(bytes(slip.sealed), key, service_id=slip.service_id, slip=slip.pk)


def test_two_readers_together_open_a_slip(northmoor: Service, ben: Reader, fay: Reader) -> None:
    send(northmoor, contact=RING_ME)

    assert open_slip(join_case_key([share_of(ben), share_of(fay)])) == RING_ME


def test_no_reader_opens_it_alone(northmoor: Service, ben: Reader, fay: Reader) -> None:
    send(northmoor, contact=RING_ME)

    with pytest.raises(SealBroken):
        open_slip(CasePrivateKey(ben.unlocked.private.data))
    with pytest.raises(Exception, match="share"):
        join_case_key([share_of(ben)])
    row = ContactShare.objects.get(reading_key=fay.unlocked.reading_key)
    with pytest.raises(SealBroken):
        safekeeping.open_share(
            bytes(row.sealed),
            ben.unlocked.private,
            service_id=row.service_id,
            slip=row.slip_id,
            reading_key=row.reading_key_id,
        )


def test_one_reader_alone_means_it_is_not_kept_and_the_mailbox_says_so(northmoor: Service) -> None:
    mailbox = opened(send(northmoor, contact=RING_ME))

    found = mailboxes.status(mailbox)

    assert (found.contact, found.contact_is_there) == (ContactKept.TOO_FEW_READERS, False)
    assert not ContactSlip.objects.exists()


def test_somebody_who_is_changing_keys_has_one_share(northmoor: Service, ben: Reader) -> None:
    from tests.web.hear.reporting.reports.conftest import with_a_key

    ben.unlocked.reading_key.retired_on = timezone.localdate()
    ben.unlocked.reading_key.save()
    newer = with_a_key(ben.staff)
    ben.unlocked.reading_key.retired_on = None
    ben.unlocked.reading_key.replaces = newer.unlocked.reading_key
    ben.unlocked.reading_key.save()

    mailbox = opened(send(northmoor, contact=RING_ME))

    assert mailboxes.status(mailbox).contact is ContactKept.TOO_FEW_READERS


def test_a_reader_who_changes_keys_keeps_their_share(northmoor: Service, ben: Reader, fay: Reader) -> None:
    from tests.web.hear.reporting.reports.conftest import with_a_key

    send(northmoor, contact=RING_ME)
    ben.unlocked.reading_key.retired_on = timezone.localdate()
    ben.unlocked.reading_key.save()
    newer = with_a_key(ben.staff)

    rewrapping.rewrap_elsewhere(ben.unlocked, newer.unlocked.reading_key)

    assert open_slip(join_case_key([share_of(newer), share_of(fay)])) == RING_ME
    assert ContactShare.objects.count() == 2


def test_of_when_it_came_only_the_week_is_kept(northmoor: Service, fay: Reader) -> None:
    send(northmoor, contact=RING_ME)

    assert ContactSlip.objects.get().received_on == dates.monday_of(timezone.localdate())


def test_no_readable_column_leads_from_report_to_slip(northmoor: Service, fay: Reader) -> None:
    send(northmoor, contact=RING_ME)
    slip = ContactSlip.objects.get()

    rows = [*Report.objects.values_list(), *Message.objects.values_list()]

    assert not [row for row in rows if slip.pk in row]


def test_closing_destroys_the_slip_and_every_share(northmoor: Service, ben: Reader, gwen: Reader) -> None:
    mailbox = opened(send(northmoor, contact=RING_ME))
    before = mailboxes.status(mailbox)
    report = conversations.read(ben.staff, ben.unlocked, mailbox.report.number).report

    read_by_two(report, ben, gwen)
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)

    after = mailboxes.status(mailbox)
    assert (before.contact_is_there, after.contact_is_there) == (True, False)
    assert after.contact is ContactKept.KEPT
    assert (ContactSlip.objects.count(), ContactShare.objects.count()) == (0, 0)


@pytest.mark.parametrize(("days", "stays"), [(83, True), (90, False), (400, False)])
def test_a_slip_goes_after_ninety_days_at_the_latest(
    northmoor: Service, fay: Reader, days: int, stays: bool
) -> None:
    send(northmoor, contact=RING_ME)

    contact.destroy_old(timezone.localdate() + timedelta(days=days))

    assert ContactSlip.objects.exists() is stays
