"""The forms of a session: who came, and what was noted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import Attribution, Channel, Consent
from speakopenly.hear.listening.intake import MOST_A_GROUP_SPEAKS_FOR
from speakopenly.web.hear.listening.about_forms import (
    ARCHIVE,
    COUNT,
    NATIONS,
    QUOTE,
    USES,
    check_may_be_counted,
)
from speakopenly.web.hear.listening.columns import MOST_CHARACTERS_OF_A_GROUP
from speakopenly.web.hear.listening.consent_forms import FIXED
from speakopenly.web.hear.listening.forms import CHANNELS, LARGEST_FILE_MB, UploadForm
from speakopenly.web.hear.sessions.actions import Held
from speakopenly.web.hear.sessions.models import TOGETHER

MOST_ROLES = 30
MOST_CHARACTERS_PASTED = 500_000
PASTED = "notes.txt"
_CAME = re.compile(r"(?P<role>.*?\S)\s*[:=\-\u2013]\s*(?P<number>\d{1,5})")


class SessionForm(forms.Form):
    """When and where people sat together, and how many came."""

    channel = forms.ChoiceField(
        label=_("What was it?"), choices=[(each.value, CHANNELS[each]) for each in TOGETHER]
    )
    held_on = forms.DateField(
        label=_("When was it?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Give the day of the session."),
            "invalid": _("Write the day as 31/05/2026."),
        },
    )
    area = forms.CharField(
        label=_("Where was it?"),
        max_length=60,
        help_text=_("The area only, such as: north of the county. Not the address."),
        error_messages={"required": _("Say in which area it was.")},
    )
    nation = forms.ChoiceField(
        label=_("Nation"), required=False, choices=[("", _("Not said")), *((n, n) for n in NATIONS)]
    )
    came = forms.CharField(
        label=_("Who came?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One role on each line with how many came, such as: Kinship carers: 4. Never a name."),
        error_messages={"required": _("Say how many came, by role.")},
    )
    led_by = forms.CharField(
        label=_("Who led it?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One role on each line, such as: participation worker. Never a name."),
    )

    def clean_came(self) -> dict[str, int]:
        came: dict[str, int] = {}
        for line in _lines(self.cleaned_data["came"]):
            found = _CAME.fullmatch(line)
            if found is None or not 1 <= int(found["number"]) <= MOST_A_GROUP_SPEAKS_FOR:
                raise ValidationError(
                    _("Write each line as a role, a colon and how many came: Kinship carers: 4")
                )
            _check_role(found["role"])
            came[found["role"]] = came.get(found["role"], 0) + int(found["number"])
        if len(came) > MOST_ROLES:
            raise ValidationError(_("Write at most %(n)s lines.") % {"n": MOST_ROLES})
        return came

    def clean_led_by(self) -> list[str]:
        roles = _lines(self.cleaned_data["led_by"])[:MOST_ROLES]
        for role in roles:
            _check_role(role)
        return roles

    def held(self) -> Held:
        """What was said, for the deed."""
        said = self.cleaned_data
        return Held(
            channel=Channel(said["channel"]),
            held_on=said["held_on"],
            area=" ".join(said["area"].split()),
            nation=said["nation"],
            came=said["came"],
            led_by=said["led_by"],
        )


class GroupsForm(forms.Form):
    """Which group of the plan each role is. Roles go by name: databases keep them in different orders."""

    def __init__(
        self, *args: Any, came: Mapping[str, int], groups: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._roles = {f"role_{place}": role for place, role in enumerate(sorted(came))}
        for name, role in self._roles.items():
            self.fields[name] = forms.ChoiceField(
                label=f"{role}: {came[role]}",
                required=False,
                choices=[("", _("None of the groups in the plan")), *groups],
            )

    def show(self, groups: Mapping[str, str]) -> None:
        """Fill in what was said already."""
        self.initial = {name: groups.get(role, "") for name, role in self._roles.items()}

    def groups(self) -> dict[str, str]:
        """The key of a group for each role; blank for none."""
        return {role: self.cleaned_data[name] for name, role in self._roles.items()}


class NotesForm(forms.Form):
    """What was noted: pasted, or in a file. One of the two."""

    notes = forms.CharField(
        label=_("Paste the notes"),
        required=False,
        max_length=MOST_CHARACTERS_PASTED,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Use roles, not names: a carer said, a manager answered."),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.odt,.txt,.md"}),
        help_text=_("Word, PDF, ODT, text or Markdown. Up to %(n)s MB. A photo or scan must be typed in.")
        % {"n": LARGEST_FILE_MB},
    )
    consent = forms.MultipleChoiceField(
        label=_("What did everybody in the room agree to?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(use, USES[use]) for use in (COUNT, QUOTE, ARCHIVE)],
        help_text=_("Tick only what all of them were asked and said yes to."),
    )
    attribution = forms.ChoiceField(
        label=_("How may their words be signed?"),
        choices=FIXED["attribution"],
        initial=str(Attribution.CHANNEL),
    )

    def clean_consent(self) -> list[str]:
        return check_may_be_counted(self.cleaned_data["consent"])

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        UploadForm.check_size(file)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if bool((cleaned.get("notes") or "").strip()) == bool(cleaned.get("file")) and not self.errors:
            self.add_error("notes", _("Paste the notes or choose a file: one of the two."))
        return cleaned

    def words(self) -> tuple[str, bytes]:
        """The name and the bytes of what was noted."""
        file = self.cleaned_data["file"]
        return (file.name, file.read()) if file else (PASTED, self.cleaned_data["notes"].encode())

    def agreed(self) -> Consent:
        """What everybody agreed to."""
        agreed = self.cleaned_data["consent"]
        return Consent(
            quote=QUOTE in agreed,
            archive=ARCHIVE in agreed,
            attribution=Attribution(self.cleaned_data["attribution"]),
        )


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _check_role(role: str) -> None:
    if len(role) > MOST_CHARACTERS_OF_A_GROUP:
        raise ValidationError(_("Keep each role to %(n)s characters.") % {"n": MOST_CHARACTERS_OF_A_GROUP})
