"""What is asked of an examination, page by page. Words are looked at for names: people have roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.check.examination import SELF_QUESTIONS
from speakopenly.web.change.rights.forms import NamesNobody as Named
from speakopenly.web.check.examination.models import LONGEST, LONGEST_ROLE, Accuracies, Sources, Steps

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AGAIN = gettext_lazy("Write something here.")


class NamesNobody(Named):
    """Looked at for names, as in a review; here people stand by their role as well."""

    write_instead = gettext_lazy("An examination names roles, such as “a team manager”.")


def _words(
    label: StrOrPromise, *, hint: StrOrPromise = "", rows: int = 5, most: int = LONGEST, required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=required,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": AGAIN},
    )


def _choice(label: StrOrPromise, choices: Any, *, hint: StrOrPromise = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of these.")},
    )


class BeginForm(NamesNobody):
    """What it is called, and who examines."""

    title = forms.CharField(
        label=gettext_lazy("What is this examination called?"),
        max_length=120,
        help_text=gettext_lazy("Such as: Children's services in the autumn of 2026. Everybody can read it."),
        error_messages={"required": AGAIN},
    )
    body = forms.CharField(
        label=gettext_lazy("Which body examines?"),
        max_length=120,
        help_text=gettext_lazy("The name of the body, not of a person."),
        error_messages={"required": AGAIN},
    )


class AboutItselfForm(NamesNobody):
    """Every question the examining body answers about itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in SELF_QUESTIONS:
            self.fields[each.code] = _words(each.asks, rows=4)

    @property
    def answers(self) -> dict[str, str]:
        """The answers by question."""
        return {each.code: self.cleaned_data[each.code] for each in SELF_QUESTIONS}


class ObserveForm(NamesNobody):
    """One thing that was seen, and what it rests on."""

    field_order = ("source", "words", "sure")
    source = _choice(gettext_lazy("What does it rest on?"), Sources.choices)
    words = _words(
        gettext_lazy("What did you see?"),
        hint=gettext_lazy("One thing at a time: a condition of the work, and what you rest it on. No names."),
    )


class ChangeForm(ObserveForm):
    """The same written anew; empty words take it out."""

    words = _words(
        gettext_lazy("What did you see?"),
        hint=gettext_lazy("Leave it empty to take the observation out. Its number is not used again."),
        required=False,
    )


class JudgeForm(NamesNobody):
    """Where sources disagree, a word for the step, and how strong the evidence is."""

    field_order = ("disagree", "step", "strength", "sure")
    disagree = _words(
        gettext_lazy("Where do sources disagree?"),
        hint=gettext_lazy("If they agree, say so. If there is one source only, say that."),
        rows=4,
    )
    step = _choice(
        gettext_lazy("Which word fits?"),
        Steps.choices,
        hint=gettext_lazy(
            "You choose; nothing is worked out. “Not yet seen” says that you have not seen it, not that "
            "it is not there."
        ),
    )
    strength = _words(
        gettext_lazy("How strong is the evidence, in words?"),
        hint=gettext_lazy("Such as: two kinds of source agree, and we spoke with few carers."),
        rows=3,
        most=500,
    )


class ReplyForm(NamesNobody):
    """Whether the facts are right, and what the authority says."""

    field_order = ("accuracy", "words", "sure")
    accuracy = _choice(gettext_lazy("Are the facts right?"), Accuracies.choices)
    words = _words(
        gettext_lazy("What do you say to it?"),
        hint=gettext_lazy("It is printed beside what the examiner saw, at the same width, as you write it."),
    )


class NoReplyForm(NamesNobody):
    """What is stated where no reply came."""

    words = _words(
        gettext_lazy("What do you want to state?"),
        hint=gettext_lazy(
            "Such as how you asked. The day of asking and the day of today are printed with it."
        ),
        rows=3,
        most=500,
    )


class OfferForm(NamesNobody):
    """Help that is offered, and who sees to it on both sides; empty withdraws it."""

    field_order = ("what", "inside", "outside", "sure")
    what = _words(
        gettext_lazy("What help is offered?"),
        hint=gettext_lazy("Help, a peer, a tool. Leave all three empty to withdraw the offer."),
        rows=3,
        most=500,
        required=False,
    )
    inside = forms.CharField(
        label=gettext_lazy("Who sees to it inside the service?"),
        max_length=LONGEST_ROLE,
        required=False,
        help_text=gettext_lazy("A role, such as: the principal social worker."),
    )
    outside = forms.CharField(
        label=gettext_lazy("Who sees to it outside the service?"),
        max_length=LONGEST_ROLE,
        required=False,
        help_text=gettext_lazy("A role, such as: a practice lead of the examining body."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        given = [bool(cleaned.get(name, "").strip()) for name in ("what", "inside", "outside")]
        if not self.errors and any(given) and not all(given):
            self.add_error(None, _("An offer says what it is and has an owner inside and one outside."))
        return cleaned


class SignForm(forms.Form):
    """What the second person states by signing."""

    read_both_sides = forms.BooleanField(
        label=gettext_lazy("I have read all of it, what the examiner saw and what the authority says."),
        error_messages={"required": gettext_lazy("Read all of it first, then tick this box.")},
    )
    is_about_the_work = forms.BooleanField(
        label=gettext_lazy("It is about conditions of the work. It names no person and grades nobody."),
        error_messages={"required": gettext_lazy("Look for names and grades first, then tick this box.")},
    )
