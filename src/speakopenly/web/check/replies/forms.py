"""What is asked of a reply: what it answers, its words, what it rests on, and why it is sent back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.check.replies import Missing, Words, missing_in
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.check.replies.policies import WHAT_IS_MISSING
from speakopenly.web.hear.reporting.reports.forms.writing import ChecksNames

_BOX_OF = {
    Missing.TITLE: "title",
    Missing.HEARD: "heard",
    Missing.CHANGED: "changed",
    Missing.BOTH: "nothing_because",
    Missing.CHECKED: "checked",
    Missing.LOOK_BY_PAST: "look_by",
}


def _box(label: Any, *, hint: Any, longest: int = 2000, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=False, widget=area)


class BeginForm(forms.Form):
    """What the reply answers: everything, one theme, or one finding."""

    about = forms.ChoiceField(
        label=_("What does it answer?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it answers.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = choices


class WordsForm(ChecksNames):
    """A reply in one wording and language. "Nothing, because ..." is an answer; a blank is not."""

    looked_at = ("title", "heard", "changed", "nothing_because", "checked")
    field_order = (*looked_at, "look_by", "sure")
    title = forms.CharField(
        label=_("What does it answer, in a few words?"),
        max_length=120,
        required=False,
        help_text=_("Such as: Changes of worker. It is the heading everybody sees."),
    )
    heard = _box(_("Heard"), hint=_("What people told us, in your own words. No one person's story."))
    changed = _box(_("Changed"), hint=_("What is different now. Leave it blank if nothing is."))
    nothing_because = _box(
        _("Or: nothing, because …"),
        hint=_(
            "Only if nothing changed. The page puts “Nothing, because” before it: begin with a small letter."
        ),
        longest=1000,
        rows=3,
    )
    checked = _box(
        _("Checked"), hint=_("Whether it helped. Leave it blank if nobody has looked, and give a day below.")
    )
    look_by = forms.DateField(
        label=_("If nobody has looked yet: by which day will you?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The same day is shown in every wording. Everybody can hold you to it."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        gaps = missing_in(self.words(), look_by=cleaned.get("look_by"), today=timezone.localdate())
        for gap in gaps:
            if _BOX_OF[gap] not in self.errors:
                self.add_error(_BOX_OF[gap], str(WHAT_IS_MISSING[gap]))
        return cleaned

    def words(self) -> Words:
        """What was typed."""
        return Words(*(self.cleaned_data.get(name, "").strip() for name in Words.__slots__))


class RestsOnForm(forms.Form):
    """Which findings, recommendations and measures it rests on."""

    findings = forms.MultipleChoiceField(
        label=_("Which findings does it rest on?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    recommendations = forms.MultipleChoiceField(
        label=_("Which recommended changes does it tell of?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    measures = forms.MultipleChoiceField(
        label=_("Which measures were looked at?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you say under Checked should be what their charts show."),
    )

    def __init__(
        self, *args: Any, offered: Mapping[str, Mapping[str, tuple[str, Any]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        for name in list(self.fields):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (tells the type checker)
            field.choices = [(key, called) for key, (called, _thing) in offered.get(name, {}).items()]
            if not field.choices:
                del self.fields[name]

    def things(self) -> list[Any]:
        """The things behind what was ticked."""
        return [self.offered[name][key][1] for name in self.fields for key in self.cleaned_data[name]]


class SignForm(forms.Form):
    """Sign it, or send it back with the reason."""

    choice = forms.ChoiceField(
        label=_("What do you do?"),
        choices=[("sign", _("Sign it: everybody can read it from now on")), ("back", _("Send it back"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you sign it or send it back.")},
    )
    because = forms.CharField(
        label=_("If you send it back: why?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") == "back" and not cleaned.get("because", "").strip():
            self.add_error("because", _("Say why, so that they know what to change."))
        return cleaned


class JoinForm(forms.Form):
    """Which other reply answers this as well."""

    into = forms.ChoiceField(
        label=_("Which reply answers this as well?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reply it is joined to.")},
    )

    def __init__(self, *args: Any, replies: Iterable[Reply], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.number): each for each in replies}
        field = self.fields["into"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [(number, f"{number}: {each.name}") for number, each in self.known.items()]

    def clean_into(self) -> Reply:
        found = self.known.get(self.cleaned_data["into"])
        if found is None:
            raise ValidationError(self.fields["into"].error_messages["required"])
        return found
