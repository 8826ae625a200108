"""What readers write, and what they type in for others."""

from speakopenly.web.hear.reporting.reports.forms.typing_in import TypedInForm
from speakopenly.web.hear.reporting.reports.forms.writing import CloseForm, WriteForm

__all__ = ["CloseForm", "TypedInForm", "WriteForm"]
