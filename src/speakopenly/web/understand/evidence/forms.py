"""What is asked of whoever writes a card or judges how sure it is."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.evidence.cards import SHIPPED, Figure
from speakopenly.understand.evidence.cards.records import TEXTS
from speakopenly.web.understand.evidence.models import EvidenceCard, HowSure

TAKEN: Final = frozenset({"new", "judgements", "reviews", *(card.slug for card in SHIPPED)})
_NOT_READ: Final = _("If nobody read it, say so: nothing is left blank.")


def text(label: Any, most: int, hint: Any = "", rows: int = 3) -> forms.CharField:
    """A text that may not be blank; a blank one says which it is."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}) if most > 300 else forms.TextInput(),
        error_messages={"required": format_lazy("{} {}", label, _NOT_READ)},
    )


def _of_100(label: Any, hint: Any = "") -> forms.FloatField:
    return forms.FloatField(label=label, help_text=hint, required=False, min_value=0, max_value=100)


class CardForm(forms.Form):
    """Everything a card prints."""

    name = text(_("Name of the way of working"), 120)
    question = text(_("Which question does this card answer?"), 300)
    population = text(_("Who was it for?"), 300)
    comparator = text(_("Compared with what?"), 300)
    outcome = text(_("What was looked at?"), 300)
    study = text(_("Which studies, of how many people?"), 500)
    result = text(_("What came of it?"), 1000)
    of = forms.CharField(
        label=_("Of 100 what?"), help_text=_("Such as: families."), max_length=60, required=False
    )
    counted = forms.CharField(
        label=_("What is counted"),
        help_text=_("Such as: in care after 12 months."),
        max_length=120,
        required=False,
    )
    without = _of_100(_("Of 100 without it"))
    with_it = _of_100(_("Of 100 with it"))
    low = _of_100(_("With it, at least"), _("The 95% range. Leave both empty if it was not read."))
    high = _of_100(_("With it, at most"))
    children = text(
        _("What happened to the children?"),
        1000,
        _(
            "Fewer children in care is not good in itself. Were they safe and well? If nobody read it,"
            " say so."
        ),
    )
    mechanisms = text(_("How does it work?"), 1000)
    moderators = text(_("For whom, and where, does it do more or less?"), 1000)
    implementation = text(_("What does it take?"), 1000)
    economics = text(_("Is it worth what it costs?"), 1000)
    cost = text(_("What does it cost?"), 500)
    not_tested = text(_("Where was it not tested?"), 500)
    cannot_settle = text(
        _("What can this not settle?"), 1000, _("No practice makes up for money or people that are missing.")
    )
    gaps = text(_("What did you not read or find?"), 500)
    sources = text(
        _("Sources"), 2000, _("One on each line: title; publisher; year. The year may be left out.")
    )
    checked_on = forms.DateField(
        label=_("Last checked"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, card: EvidenceCard | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self._card = card

    @property
    def slug(self) -> str:
        """The address that follows from the name."""
        return str(slugify(self.cleaned_data["name"]))[:80]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        slug = slugify(name)[:80]
        if self._card is None and (not slug or slug in TAKEN or EvidenceCard.objects.filter(slug=slug)):
            raise ValidationError(__("There is a card of this name. Choose another name."))
        return name

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise ValidationError(__("This day is still to come."))
        return day

    def clean_sources(self) -> list[dict[str, Any]]:
        lines = [line for line in self.cleaned_data["sources"].splitlines() if line.strip()]
        return [_source(at, line) for at, line in enumerate(lines, 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        numbers = [given.get(name) for name in ("without", "with_it", "low", "high")]
        if all(each is None for each in numbers):
            return given
        if not given.get("of") or not given.get("counted"):
            self.add_error("of", __("Say of 100 what, and what is counted."))
        try:
            Figure("-", "-", *numbers)
        except ValueError:
            self.add_error(
                "without",
                __("Give both numbers of 100, and a range that holds the second or none."),
            )
        return given

    @property
    def said(self) -> dict[str, Any]:
        """What is kept of it."""
        return dict(self.cleaned_data)


def _source(at: int, line: str) -> dict[str, Any]:
    title, *rest = (part.strip() for part in line.split(";"))
    publisher, year = (*rest, "", "")[:2]
    if not title or not publisher or len(rest) > 2 or (year and not (year.isdigit() and len(year) == 4)):
        raise ValidationError(
            __("Line %(n)s: write title; publisher; year, with semicolons between."), params={"n": at}
        )
    return {"title": title, "publisher": publisher, "year": int(year) if year else None}


def initial_of(card: EvidenceCard) -> dict[str, Any]:
    """What the form shows of a card that is there."""
    lines = ["; ".join(str(part) for part in each.values() if part) for each in card.sources]
    names = (*TEXTS, "of", "counted", "without", "with_it", "low", "high", "checked_on")
    return {**{name: getattr(card, name) for name in names}, "sources": "\n".join(lines)}


class JudgeForm(forms.Form):
    """How sure, and why."""

    certainty = forms.ChoiceField(
        label=_("How sure are you that the effect is near what the card says?"),
        help_text=_(
            "Trials start high and other studies low. Bias, studies that disagree, other people or places,"
            " few people, and studies nobody published bring it down."
        ),
        choices=HowSure.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    why = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why, so that others can weigh it.")},
    )
