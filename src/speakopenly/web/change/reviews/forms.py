"""What is asked of a review, page by page. Words are looked at for names: people stand by their role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.change.reviews import MADE_SENSE_HINT, QUESTIONS, Amount, Ask, Box, YesNo
from speakopenly.change.reviews.records import Behind
from speakopenly.web.change.reviews.models import Joined, Response
from speakopenly.web.change.rights.forms import NamesNobody as Named
from speakopenly.web.hear.listening.models import Exercise

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_BOX = 4000
LONGEST = 1000
AMOUNTS = (
    (Amount.LITTLE.value, gettext_lazy("A little")),
    (Amount.SOME.value, gettext_lazy("Some")),
    (Amount.MUCH.value, gettext_lazy("Much")),
    (Amount.DONT_KNOW.value, gettext_lazy("We do not know")),
)
WIDTHS = (
    (Amount.LITTLE.value, gettext_lazy("In one team")),
    (Amount.SOME.value, gettext_lazy("In several teams")),
    (Amount.MUCH.value, gettext_lazy("Nearly everywhere, or outside our service")),
    (Amount.DONT_KNOW.value, gettext_lazy("We do not know")),
)
YES_NO = (
    (YesNo.YES.value, gettext_lazy("Yes")),
    (YesNo.NO.value, gettext_lazy("No")),
    (YesNo.DONT_KNOW.value, gettext_lazy("We do not know")),
)
HINTS: dict[Box, StrOrPromise] = {
    Box.HAPPENED: gettext_lazy(
        "In their own order, with what they knew then. Several views may stand side by side."
    ),
    Box.MADE_SENSE: MADE_SENSE_HINT,
    Box.USUALLY_RIGHT: gettext_lazy("How is this done well on most days, and what helps then?"),
    Box.HARD_TO_SEE: gettext_lazy("What did nobody have in view, and why was it hidden?"),
    Box.WILL_TRY: gettext_lazy("Small things, each with the role that begins."),
}


class NamesNobody(Named):
    """Looked at for names, as in the rights check; here people stand by their role."""

    write_instead = gettext_lazy("A review names roles, such as “the duty worker”.")


def _choice(label: Any, choices: Any, *, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        help_text=hint,
        error_messages={"required": gettext_lazy("Choose an answer. You may say that you do not know.")},
    )


class BeginForm(NamesNobody):
    """What it is called, and five questions about what there is to learn. None of them asks about harm."""

    title = forms.CharField(
        label=gettext_lazy("What is looked at, in a few words?"),
        max_length=120,
        help_text=gettext_lazy("Such as: a handover on a Friday. No names."),
        error_messages={"required": gettext_lazy("Say in a few words what is looked at.")},
    )
    exercise = forms.ModelChoiceField(
        label=gettext_lazy("Does it follow what people said? Where?"),
        queryset=Exercise.objects.none(),
        required=False,
        empty_label=gettext_lazy("No, or not yet"),
        help_text=gettext_lazy("Passages from there can stand behind what you write."),
    )
    how_much = _choice(gettext_lazy("How much can still be learnt from it?"), AMOUNTS)
    is_new = _choice(gettext_lazy("Does it show something new to you?"), YES_NO)
    comes_again = _choice(gettext_lazy("Has the same come before?"), YES_NO)
    crosses_agencies = _choice(gettext_lazy("Did other agencies have a part in it?"), YES_NO)
    how_wide = _choice(gettext_lazy("How wide are the conditions that made it likely?"), WIDTHS)

    def __init__(self, *args: Any, exercises: QuerySet[Exercise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["exercise"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.queryset = exercises

    @property
    def answers(self) -> dict[str, str]:
        """The five answers by name."""
        names = ("how_much", "is_new", "comes_again", "crosses_agencies", "how_wide")
        return {name: self.cleaned_data[name] for name in names}


class ResponseForm(NamesNobody):
    """The way of learning; another than the suggested one needs a reason."""

    response = forms.ChoiceField(
        label=gettext_lazy("Which way do you choose?"),
        choices=Response.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a way of learning.")},
    )
    because = forms.CharField(
        label=gettext_lazy("Why does another way fit better?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed only where you choose another than the suggested one. It is printed."),
    )


class BoxForm(NamesNobody):
    """One box of the canvas."""

    words = forms.CharField(max_length=LONGEST_BOX, required=False, widget=forms.Textarea(attrs={"rows": 10}))

    def __init__(self, *args: Any, box: Box, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = name
        self.fields["words"].help_text = HINTS.get(box, "")


class ConditionForm(NamesNobody):
    """How one group of conditions worked."""

    words = forms.CharField(
        label=gettext_lazy("How did it work?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Leave it empty to say that it did not work so."),
    )


class PassagesForm(forms.Form):
    """Passages to put behind a condition."""

    passages = forms.MultipleChoiceField(
        label=gettext_lazy("Which passages stand behind it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one passage.")},
    )

    def __init__(self, *args: Any, offered: list[Behind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["passages"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [(each.passage, f"“{each.text}”") for each in offered]


class InviteForm(NamesNobody):
    """A role that was invited, and the support that was offered."""

    role = forms.CharField(
        label=gettext_lazy("Which role was invited?"),
        max_length=120,
        help_text=gettext_lazy(
            "Such as: the duty worker. The same role written again stands in place of it."
        ),
        error_messages={"required": gettext_lazy("Say which role.")},
    )
    support = forms.CharField(
        label=gettext_lazy("What support was offered?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Such as: time off the rota, somebody to talk to, a colleague beside them."),
        error_messages={"required": gettext_lazy("Say what support was offered. Nobody is asked without.")},
    )
    joined = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=Joined.choices,
        widget=forms.RadioSelect,
        initial=Joined.INVITED,
        help_text=gettext_lazy("It stays here. Only the role and the support are printed."),
        error_messages={"required": gettext_lazy("Choose what became of it.")},
    )


class WayOutForm(forms.Form):
    """The questions of the way out, one act at a time. No field takes words, and nothing of it is kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in QUESTIONS:
            self.fields[each.id.value] = forms.ChoiceField(
                label=each.asks,
                help_text=each.hint,
                choices=YES_NO,
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def answers(self) -> dict[Ask, YesNo]:
        """What was answered; questions behind the deciding one may be left."""
        return {Ask(name): YesNo(value) for name, value in self.cleaned_data.items() if value}

    def ask_for(self, question: Ask) -> None:
        """Say that this question decides and is not answered yet."""
        self.add_error(question.value, _("Answer this one. You may say that you do not know."))


class SignForm(forms.Form):
    """What the second person states by signing."""

    read_every_quote = forms.BooleanField(
        label=gettext_lazy("I have read every quote. None of them points to a person."),
        error_messages={"required": gettext_lazy("Read every quote first, then tick this box.")},
    )
    is_about_the_work = forms.BooleanField(
        label=gettext_lazy(
            "I have read all of it. It is about the work, names roles only, and blames nobody."
        ),
        error_messages={"required": gettext_lazy("Read all of it first, then tick this box.")},
    )
