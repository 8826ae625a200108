"""What readers may do: see what waits, read, ask, reply, close, type in.

Every deed of theirs has its line in the audit trail, but for typing in, which is somebody else's speaking.
"""

from speakopenly.web.hear.reporting.reports.conversations.answering import (
    ask,
    close,
    release_from_quarantine,
    reply,
    say,
)
from speakopenly.web.hear.reporting.reports.conversations.inbox import (
    InboxPage,
    InboxRow,
    InboxSums,
    inbox,
    sums,
)
from speakopenly.web.hear.reporting.reports.conversations.reading import (
    ReadReport,
    check_is_for,
    fetch_attachment,
    read,
    report_by_number,
)
from speakopenly.web.hear.reporting.reports.conversations.typing_in import typed_in

__all__ = [
    "InboxPage",
    "InboxRow",
    "InboxSums",
    "ReadReport",
    "ask",
    "check_is_for",
    "close",
    "fetch_attachment",
    "inbox",
    "read",
    "release_from_quarantine",
    "reply",
    "report_by_number",
    "say",
    "sums",
    "typed_in",
]
