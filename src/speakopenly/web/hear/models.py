"""What this stage keeps, room by room. Others ask a room's ``queries``, never these."""

from speakopenly.web.hear.listening.models import Contribution, Exercise, Import

__all__ = ["Contribution", "Exercise", "Import"]
