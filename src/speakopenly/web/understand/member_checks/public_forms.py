"""What is asked on the public pages of a draft: the code, what one says of a paragraph, a name."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.questionnaires.codes import (
    LONGEST_TYPED,
    Code,
    CodeNotUnderstood,
    CodeProblem,
    read_code,
)
from speakopenly.hear.speaking.answers import is_blank
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField
from speakopenly.web.understand.member_checks.actions.commenting import OfOne
from speakopenly.web.understand.member_checks.models import MOST_CHARACTERS, Verdict

NOT_WATCHED: Final = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
"""Browsers may send what is typed to a spelling service, and offer it to whoever types here next."""
LONGEST_REFERENCES: Final = 600
LONGEST_NAME: Final = 80
ADULT, CHILD = "adult", "child"
VERDICTS: Final = [
    (Verdict.MEANT.value, _("This is what we meant")),
    (Verdict.NOT_MEANT.value, _("This is not what we meant")),
]
WRONG: Final = {
    CodeProblem.LENGTH: _("The code is too short or too long. It has 12 letters and numbers."),
    CodeProblem.NOT_A_SIGN: _("One of these letters is in no code. Look at your slip and type it again."),
    CodeProblem.UNKNOWN_WORD: _("This is not a code of ours. Look at your slip and type it again."),
    CodeProblem.DOES_NOT_FIT: _(
        "One letter is wrong, or two are swapped. Look at your slip and type it again."
    ),
}
NOT_FOUND: Final = _("This code opens nothing here. Is it the right address? Look at your slip.")
HELD: Final = _("Nothing can be taken out at the moment. Please come back later.")
TOO_MANY: Final = _("Too many wrong codes were tried. Wait a few minutes, then try again.")


class CodeForm(forms.Form):
    """The code of a slip, as people type it."""

    code = TypedField(
        label=_("Your code"),
        help_text=_("It is on your slip. Small letters and spaces are fine."),
        max_length=LONGEST_TYPED,
        widget=forms.TextInput(attrs=NOT_WATCHED),
        error_messages={"required": _("Type the code from your slip.")},
    )

    def clean_code(self) -> Code:
        try:
            return read_code(self.cleaned_data["code"])
        except CodeNotUnderstood as problem:
            raise ValidationError(WRONG[problem.problem]) from None


class ParagraphForm(forms.Form):
    """What somebody says of one paragraph. All of it may stay empty."""

    verdict = forms.ChoiceField(required=False, widget=forms.RadioSelect, choices=VERDICTS)
    comment = TypedField(required=False, max_length=MOST_CHARACTERS, rows=3)
    references = TypedField(required=False, max_length=LONGEST_REFERENCES, rows=2)
    may_print = forms.BooleanField(
        required=False, label=_("You may print this comment in the report, without my name")
    )

    def __init__(self, data: Any = None, *, number: str, **kwargs: Any) -> None:
        super().__init__(data, prefix=f"p{number.replace('.', '-')}", **kwargs)
        self.number = number
        for name, label in (
            ("verdict", _("What do you say of %(number)s?")),
            ("comment", _("Your comment on %(number)s, if you have one")),
            ("references", _("Is there something else we should read about it?")),
        ):
            self.fields[name].label = str(label) % {"number": number}

    def said(self) -> OfOne:
        """What they say, for the deed."""
        given = self.cleaned_data
        comment, references = (
            "" if is_blank(given[name]) else given[name].strip() for name in ("comment", "references")
        )
        verdict = Verdict(given["verdict"]) if given["verdict"] else None
        return OfOne(self.number, verdict, comment, references, may_print=given["may_print"])


class NameForm(forms.Form):
    """The name somebody would like to see printed."""

    name = TypedField(
        label=_("Your name, as it shall stand in the report"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=NOT_WATCHED),
        error_messages={"required": _("Write the name that shall be printed.")},
    )
    age = forms.ChoiceField(
        label=_("How old are you?"),
        widget=forms.RadioSelect,
        choices=[(ADULT, _("18 or older")), (CHILD, _("Under 18"))],
        help_text=_("If you are under 18, your name is printed only if your advocate agrees."),
        error_messages={"required": _("Say whether you are 18 or older.")},
    )
    understood = forms.BooleanField(
        label=_("I know that this tells everybody that I took part"),
        error_messages={"required": _("Tick the box only if you are sure that everybody may know.")},
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if is_blank(name):
            raise ValidationError(_("Write the name that shall be printed."))
        return name
