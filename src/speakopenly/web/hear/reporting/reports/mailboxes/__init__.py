"""What a reporter may do with the eight words: come back, read, answer, add, think again, withdraw.

No deed here leaves an audit line, a job, a session or a time; days are all that is kept.
"""

from speakopenly.web.hear.reporting.reports.mailboxes.deeds import add, change_sharing, decide_on_bulletin
from speakopenly.web.hear.reporting.reports.mailboxes.opening import (
    OpenMailbox,
    fetch_attachment,
    find,
    find_by_secret,
    proof_text,
    record_text,
    thread,
)
from speakopenly.web.hear.reporting.reports.mailboxes.status import Status, public_replies, status
from speakopenly.web.hear.reporting.reports.mailboxes.withdrawing import (
    Withdrawal,
    what_withdrawing_changes,
    withdraw,
)
from speakopenly.web.hear.reporting.reports.safekeeping import AttachmentNote, ContactKept
from speakopenly.web.hear.reporting.reports.threads import Entry

__all__ = [
    "AttachmentNote",
    "ContactKept",
    "Entry",
    "OpenMailbox",
    "Status",
    "Withdrawal",
    "add",
    "change_sharing",
    "decide_on_bulletin",
    "fetch_attachment",
    "find",
    "find_by_secret",
    "proof_text",
    "public_replies",
    "record_text",
    "status",
    "thread",
    "what_withdrawing_changes",
    "withdraw",
]
