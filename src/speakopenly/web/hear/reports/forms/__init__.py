"""What readers write, and what they type in for others."""

from speakopenly.web.hear.reports.forms.typing_in import TypedInForm
from speakopenly.web.hear.reports.forms.writing import CloseForm, WriteForm

__all__ = ["CloseForm", "TypedInForm", "WriteForm"]
