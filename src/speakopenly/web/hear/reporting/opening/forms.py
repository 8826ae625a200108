"""What is asked to set up the Speak door. Texts are asked for in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.reporting.speak.models import Contact, ContactKind, Group, SpeakDoor
from speakopenly.web.people.kinds import Nation
from speakopenly.web.public_path import ENGLISH, WELSH

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LANGUAGES: Final = ((ENGLISH, gettext_lazy("in English")), (WELSH, gettext_lazy("in Welsh")))


class InBothLanguages(forms.Form):
    """A form some of whose texts are asked for twice: ``texts`` names them, with their labels."""

    texts: ClassVar[Mapping[str, StrOrPromise]] = {}
    may_be_empty: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.texts.items():
            for language, how in LANGUAGES:
                self.fields[_key(name, language)] = forms.CharField(
                    label=_("%(what)s, %(language)s") % {"what": label, "language": how},
                    max_length=200,
                    required=name not in self.may_be_empty,
                    widget=forms.TextInput(attrs={"lang": language, "autocomplete": "off"}),
                    error_messages={"required": _("Write this in both languages.")},
                )

    def said(self, name: str) -> dict[str, str]:
        """What was written for a text, by language."""
        return {language: self.cleaned_data[_key(name, language)] for language, _how in LANGUAGES}


class DoorForm(InBothLanguages):
    """Who is behind the door."""

    texts = {
        "hosted_by": gettext_lazy("This site is run by"),
        "readers_employed_by": gettext_lazy("The people who read reports work for"),
        "computer_run_by": gettext_lazy("The computer is looked after by"),
    }
    nation = forms.ChoiceField(
        label=gettext_lazy("Nation"),
        choices=Nation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a nation.")},
    )
    days_backups_are_kept = forms.IntegerField(
        label=gettext_lazy("Days for which backups are kept"), min_value=1, max_value=365, initial=35
    )

    @staticmethod
    def from_door(door: SpeakDoor | None) -> dict[str, Any]:
        """What the form shows first."""
        if door is None:
            return {}
        return {
            "nation": door.nation,
            "days_backups_are_kept": door.days_backups_are_kept,
            **_spread(door, DoorForm.texts),
        }

    def kept(self) -> dict[str, Any]:
        """What is stored."""
        plain = ("nation", "days_backups_are_kept")
        return {name: self.cleaned_data[name] for name in plain} | {
            name: self.said(name) for name in self.texts
        }


class ContactForm(InBothLanguages):
    """Somebody to ring, or a place to turn to."""

    texts = {"name": gettext_lazy("Name"), "hours": gettext_lazy("Hours")}
    may_be_empty = frozenset({"hours"})
    kind = forms.ChoiceField(
        label=gettext_lazy("For whom or what"),
        choices=ContactKind.choices,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type a number.")},
    )

    @staticmethod
    def from_contact(contact: Contact | None) -> dict[str, Any]:
        """What the form shows first."""
        if contact is None:
            return {}
        return {"kind": contact.kind, "number": contact.number, **_spread(contact, ContactForm.texts)}

    def kept(self) -> dict[str, Any]:
        """What is stored."""
        plain = {name: self.cleaned_data[name] for name in ("kind", "number")}
        return plain | {name: self.said(name) for name in self.texts}


class DayField(forms.DateField):
    """A day that is not to come."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, error_messages={"required": gettext_lazy("Choose a day.")}, **kwargs)

    def clean(self, value: Any) -> date:
        day: date = super().clean(value)
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class AssessmentForm(forms.Form):
    """When the young people's pages were assessed under the Children's Code."""

    assessed_on = DayField(label=gettext_lazy("Day of the assessment"))


class ComprehensionForm(forms.Form):
    """How a group understood what is private and what is not."""

    group = forms.ChoiceField(
        label=gettext_lazy("Group"),
        choices=Group.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a group.")},
    )
    asked = forms.IntegerField(label=gettext_lazy("How many people were asked"), min_value=5, max_value=500)
    right = forms.IntegerField(
        label=gettext_lazy("How many said back right what is private and what is not"),
        min_value=0,
        max_value=500,
    )
    held_on = DayField(label=gettext_lazy("Day of the test"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("right", 0) > cleaned.get("asked", 500):
            self.add_error("right", _("This is more than were asked."))
        return cleaned


def _key(name: str, language: str) -> str:
    return f"{name}_{language.replace('-', '_')}"


def _spread(row: SpeakDoor | Contact, names: Mapping[str, StrOrPromise]) -> dict[str, str]:
    return {
        _key(name, language): getattr(row, name).get(language, "")
        for name in names
        for language, _how in LANGUAGES
    }
