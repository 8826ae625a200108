"""The form that says what a file that is no table is, how it was heard, and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import NOBODY_SPEAKS, Attribution, Channel, Consent, GivenBy, Kind
from speakopenly.hear.listening import Gathered, Setting
from speakopenly.hear.listening.intake import MOST_A_GROUP_SPEAKS_FOR
from speakopenly.web.hear.listening import about
from speakopenly.web.hear.listening.columns import MOST_CHARACTERS_OF_A_GROUP
from speakopenly.web.hear.listening.consent_forms import AS_ASKED, FIXED
from speakopenly.web.hear.listening.forms import CHANNELS

KINDS = {
    Kind.SUBMISSION: _("A written submission or an e-mail"),
    Kind.SESSION_NOTE: _("Notes of a session, such as a round table"),
    Kind.COMPLAINT: _("A complaint"),
    Kind.COMPLIMENT: _("A compliment"),
    Kind.PRACTICE_AUDIT: _("A practice audit"),
    Kind.EXIT_INTERVIEW: _("An exit interview"),
    Kind.REVIEWING_OFFICER_ESCALATION: _("An escalation by a reviewing officer or conference chair"),
    Kind.COURT_FEEDBACK: _("Feedback from a court or tribunal"),
    Kind.INSPECTION_REPORT: _("An inspection report"),
    Kind.PUBLIC_TEXT: _("A public text: press, parliament or ministers"),
}
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
COUNT, QUOTE, PLAY, ARCHIVE = "count", "quote", "play", "archive"
USES = {use: AS_ASKED[use] for use in (COUNT, QUOTE, PLAY, ARCHIVE)}
GIVEN_BY = [
    *FIXED["consent_by"],
    (str(GivenBy.NOBODY), _("Nobody: it is public, or the service holds it by law")),
]
SPEAKER = "speaker"
MOST_SPEAKERS = 40


class AboutForm(forms.Form):
    """What a document, a transcript or a list of literature is. The form asks only what fits the file."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=[(kind.value, KINDS[kind]) for kind in about.OF_A_DOCUMENT]
    )
    channel = forms.ChoiceField(
        label=_("How was it heard?"),
        choices=[(c.value, name) for c, name in CHANNELS.items() if c != Channel.SPEAK_DOOR],
        help_text=_(
            "Public texts, inspection reports and literature are read, but nobody is counted for them."
        ),
    )
    speaks_for = forms.IntegerField(
        label=_("How many people does it speak for?"),
        min_value=1,
        max_value=MOST_A_GROUP_SPEAKS_FOR,
        initial=1,
        help_text=_("1 for one person. For a round table of nine, 9: it counts as one group of nine."),
        error_messages={"required": _("Say how many people it speaks for.")},
    )
    role = forms.CharField(
        label=_("Whose words are they?"),
        required=False,
        max_length=MOST_CHARACTERS_OF_A_GROUP,
        help_text=_("A role, such as: kinship carers. Never a name."),
    )
    nation = forms.ChoiceField(
        label=_("Nation"), required=False, choices=[("", _("Not said")), *((n, n) for n in NATIONS)]
    )
    said_on = forms.DateField(
        label=_("When was it said?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("We keep the quarter only, not the day."),
    )
    consent = forms.MultipleChoiceField(
        label=_("What did they agree to?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(USES.items()),
        help_text=_("Tick only what they were asked and said yes to."),
    )
    checked = forms.BooleanField(
        label=_("Somebody listened to the whole recording and put every word of this transcript right"),
        required=False,
        help_text=_("Until somebody has, no words of it are quoted, whatever was agreed."),
    )
    attribution = forms.ChoiceField(
        label=_("How may their words be signed?"),
        choices=FIXED["attribution"],
        initial=str(Attribution.GROUP),
    )
    given_by = forms.ChoiceField(
        label=_("Who agreed?"),
        choices=GIVEN_BY,
        initial=str(GivenBy.SELF),
    )

    def __init__(self, *args: Any, gathered: Gathered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_kind = about.kind_of(gathered)
        self.speakers = gathered.speakers[:MOST_SPEAKERS] if self.own_kind in about.SPOKEN else ()
        self.fields["channel"].initial = str(about.usual_channel(self.own_kind))
        for name in self._not_asked(gathered):
            del self.fields[name]
        if self.own_kind not in about.SPOKEN:
            uses = self.fields["consent"]
            assert isinstance(uses, forms.MultipleChoiceField)  # noqa: S101  (tells the type checker)
            uses.choices = [(use, words) for use, words in USES.items() if use != PLAY]
        for place, name in enumerate(self.speakers):
            self.fields[f"{SPEAKER}-{place}"] = forms.CharField(
                label=_("Who is “%(name)s”?") % {"name": name},
                required=False,
                max_length=MOST_CHARACTERS_OF_A_GROUP,
                help_text=_("A role, never a name. Leave it empty for an interviewer: they are not counted."),
            )
        self.order_fields(["channel", *(f"{SPEAKER}-{place}" for place in range(len(self.speakers)))])

    def _not_asked(self, gathered: Gathered) -> list[str]:
        """The questions that do not fit this file."""
        if self.own_kind is Kind.LITERATURE_RECORD:
            return [name for name in self.fields if name != "consent"]
        fits = {
            "kind": self.own_kind in about.OF_A_DOCUMENT,
            "checked": bool(gathered.unchecked),
            "role": not self.speakers,
            "speaks_for": not self.speakers,
        }
        return [name for name, does in fits.items() if not does]

    def clean_consent(self) -> list[str]:
        return check_may_be_counted(self.cleaned_data["consent"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.speakers and not self.errors and not self.counted():
            self.add_error(f"{SPEAKER}-0", _("Say who at least one speaker is."))
        return cleaned

    def setting(self) -> Setting:
        """What was said, for the library."""
        said = self.cleaned_data
        kind = Kind(said["kind"]) if said.get("kind") else None
        channel = about.ONLY_BY.get(kind or self.own_kind) or Channel(said["channel"])
        named = {about.ROLE: said.get("role", ""), about.NATION: said.get("nation", "")}
        return Setting(
            channel=channel,
            kind=kind,
            groups={name: " ".join(value.split()) for name, value in named.items() if value.strip()},
            consent=self._consent(channel),
            speaks_for=said.get("speaks_for") or 1,
            said_on=said.get("said_on"),
            checked=said.get("checked", False),
        )

    def counted(self) -> Mapping[int, Mapping[str, str]] | None:
        """The groups of each speaker who is counted, by place; None where the file tells none apart."""
        if not self.speakers:
            return None
        roles = {
            place: self.cleaned_data.get(f"{SPEAKER}-{place}", "") for place in range(len(self.speakers))
        }
        return {place: {about.ROLE: " ".join(role.split())} for place, role in roles.items() if role.strip()}

    def _consent(self, channel: Channel) -> Consent:
        said, agreed = self.cleaned_data, self.cleaned_data["consent"]
        nobody = GivenBy.NOBODY if channel in NOBODY_SPEAKS else GivenBy.SELF
        return Consent(
            quote=QUOTE in agreed,
            play=PLAY in agreed,
            archive=ARCHIVE in agreed,
            attribution=Attribution(said.get("attribution") or Attribution.CHANNEL),
            given_by=GivenBy(said.get("given_by") or nobody),
        )


def check_may_be_counted(agreed: list[str]) -> list[str]:
    """Raise ValidationError unless the least was agreed to."""
    if COUNT not in agreed:
        raise ValidationError(_("Words that nobody agreed may be counted cannot be brought in."))
    return agreed


def said_so_far(kept: Mapping[str, Any], channel: str) -> dict[str, Any]:
    """What was said before, as the form shows it."""
    if not kept:
        return {}
    uses = {COUNT: True, QUOTE: kept["consent"]["quote"], PLAY: kept["consent"]["play"]}
    uses[ARCHIVE] = kept["consent"]["archive"]
    speakers = kept["speakers"] or {}
    return {
        "kind": kept["kind"],
        "channel": channel,
        "speaks_for": kept["speaks_for"],
        "role": kept["groups"].get(about.ROLE, ""),
        "nation": kept["groups"].get(about.NATION, ""),
        "said_on": kept["said_on"],
        "checked": kept.get("checked", False),
        "consent": [use for use, yes in uses.items() if yes],
        "attribution": kept["consent"]["attribution"],
        "given_by": kept["consent"]["given_by"],
    } | {f"{SPEAKER}-{place}": groups.get(about.ROLE, "") for place, groups in speakers.items()}
