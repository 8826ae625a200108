"""The words of the way back, in four wordings over one shape, so that none can leave a word out."""

from __future__ import annotations

from collections.abc import Mapping

from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.hear.reporting.mailbox.wording.easy import EASY
from speakopenly.web.hear.reporting.mailbox.wording.everyday import EVERYDAY
from speakopenly.web.hear.reporting.mailbox.wording.family import FAMILY
from speakopenly.web.hear.reporting.mailbox.wording.shape import MailboxWords
from speakopenly.web.hear.reporting.mailbox.wording.young import YOUNG

__all__ = ["EVERY_WORDING", "MailboxWords", "words_for"]

EVERY_WORDING: Mapping[Wording, MailboxWords] = {
    Wording.EVERYDAY: EVERYDAY,
    Wording.FAMILY: FAMILY,
    Wording.YOUNG: YOUNG,
    Wording.EASY: EASY,
}


def words_for(wording: Wording) -> MailboxWords:
    """The words of every page of the way back, in this wording."""
    return EVERY_WORDING[wording]
