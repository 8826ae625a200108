"""What is asked when codings are brought in: a file, and then whether to go on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.web.understand.exchange.forms import CodebookForm

YES, NO = "yes", "no"


class ProjectForm(CodebookForm):
    """A project of another program. Nothing of its texts is kept."""

    file = forms.FileField(
        label=_("Choose a project (.qdpx)"),
        max_length=255,
        help_text=_(
            "In NVivo, MAXQDA, ATLAS.ti or QualCoder: export as REFI-QDA project. You see what would come in "
            "before anything is kept."
        ),
        widget=forms.FileInput(attrs={"accept": ".qdpx"}),
        error_messages={"required": _("Choose a file.")},
        allow_empty_file=True,
    )


class AnswerForm(forms.Form):
    """Bring it in, or not."""

    answer = forms.ChoiceField(
        label=_("Bring this in?"),
        choices=[(YES, _("Yes, bring it in")), (NO, _("No, forget it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether to bring it in.")},
    )
