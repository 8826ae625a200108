"""What this stage keeps, room by room. Others ask a room's ``queries``, never these."""

from speakopenly.web.site.governance.models import DocumentAnswer, SignOff
from speakopenly.web.site.register.models import Entry, StepDone

__all__ = ["DocumentAnswer", "Entry", "SignOff", "StepDone"]
