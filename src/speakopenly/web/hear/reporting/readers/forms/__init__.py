"""What readers fill in: notes, what was done about a rule, candour and the identity step."""

from speakopenly.web.hear.reporting.readers.forms.identity import IdentityForm
from speakopenly.web.hear.reporting.readers.forms.notes import NotesForm
from speakopenly.web.hear.reporting.readers.forms.routes import CandourForm, RequestForm, RouteForm

__all__ = ["CandourForm", "IdentityForm", "NotesForm", "RequestForm", "RouteForm"]
