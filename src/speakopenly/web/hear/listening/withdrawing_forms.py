"""What is asked to find somebody's contributions, and what they take back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.finding import OnePerson
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.listening.models import Import, ImportState

QUOTES, WORDS = "quotes", "words"
LAST_ROW: Final = 10_000_000


class FindForm(forms.Form):
    """The id that a row had in the host's own file, or the file and its row."""

    given_id = forms.CharField(
        label=_("Their id in your file"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("As it stands in the column that was matched as “Your own number for each row”."),
    )
    file = forms.ChoiceField(label=_("In which file?"), required=False)
    row = forms.IntegerField(
        label=_("Or their row in that file"),
        required=False,
        min_value=1,
        max_value=LAST_ROW,
        help_text=_("As your spreadsheet counts rows. Choose the file as well."),
    )

    def __init__(self, *args: Any, imports: Iterable[Import], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = [each for each in imports if each.state == ImportState.BROUGHT_IN]
        self._imports = {str(each.pk): each for each in here}
        field = self.fields["file"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [
            ("", _("In any of them")),
            *((key, each.file_name) for key, each in self._imports.items()),
        ]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("given_id") and not given.get("row"):
            raise ValidationError(_("Give their id, or the file and their row in it."))
        if given.get("row") and not given.get("file"):
            self.add_error("file", _("Choose the file whose row it is."))
        return given

    def chosen_import(self) -> Import | None:
        """The file that was chosen; None for all of them."""
        return self._imports.get(self.cleaned_data["file"])


class WithdrawForm(forms.Form):
    """Who of those found it is, and what they take back. ``sent`` once the page before was read."""

    who = forms.MultipleChoiceField(
        label=_("Which of these is the person?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say which of these it is.")},
    )
    what = forms.ChoiceField(
        label=_("What do they take back?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what they take back.")},
    )
    sent = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Iterable[OnePerson], may_erase: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = list(people)
        uses: list[tuple[str, Any]] = [
            (QUOTES, _("Consent to be quoted. Their words are still read and counted.")),
            (WORDS, _("All consent. Their words are erased.")),
        ]
        found = [(str(each.key), in_words(each)) for each in people]
        for name, choices in {"who": found, "what": uses if may_erase else uses[:1]}.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
            field.choices = choices
        if len(people) == 1:
            self.fields["who"].initial = [str(people[0].key)]


def in_words(person: OnePerson) -> str:
    """What was found of somebody, without a word they said."""
    number = len(person.idents)
    said = ngettext("%(n)d contribution", "%(n)d contributions", number) % {"n": number}
    parts = [person.file_name, str(CHANNELS[Channel(person.channel)])]
    if person.rows:
        parts.append(_now("row %(rows)s") % {"rows": ", ".join(map(str, person.rows))})
    parts.append(said)
    if person.speaks_for > 1:
        parts.append(_now("a group that speaks for %(n)d people") % {"n": person.speaks_for})
    parts.append(_now("may be quoted") if person.consent.quote else _now("may not be quoted"))
    return " \u00b7 ".join(parts)
