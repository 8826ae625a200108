"""What readers send back. Refusals say what to do; names that were found are shown to the writer alone."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.speaking.answers import LONGEST, LONGEST_NOTE
from speakopenly.hear.speaking.threads import Closing, Message, MessageKind
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField, not_blank
from speakopenly.web.hear.reporting.reports.names import names_in

MOST_NAMES_SHOWN = 8


class ChecksNames(forms.Form):
    """A form whose texts are looked at for names before they go; the reader decides, and says so."""

    looked_at: ClassVar[tuple[str, ...]] = ()
    sure = forms.BooleanField(
        required=False,
        label=gettext_lazy("I have looked. None of these points to a person."),
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        texts = [cleaned.get(name, "") for name in self.looked_at]
        if not self.errors and not cleaned.get("sure") and (found := names_in(texts)):
            self.fields["sure"].widget = forms.CheckboxInput()
            self.add_error(None, _why_not_sent(found))
        return cleaned


class WriteForm(ChecksNames):
    """A question, or a reply that leaves the report open."""

    looked_at = ("text",)
    field_order = ("kind", "text", "new_date", "sure")
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        widget=forms.RadioSelect,
        choices=[
            (
                MessageKind.QUESTION.value,
                gettext_lazy("A question. The reporter is told that they need not answer"),
            ),
            (MessageKind.REPLY.value, gettext_lazy("A reply, or a dated note on why there is none yet")),
        ],
        initial=MessageKind.QUESTION.value,
        error_messages={"required": gettext_lazy("Say whether it is a question or a reply.")},
    )
    text = TypedField(
        label=gettext_lazy("Your words to the reporter"),
        max_length=LONGEST,
        rows=7,
        help_text=gettext_lazy(
            "You may begin with: Thank you for telling us that … We understood … What we will do is … "
            "What we cannot do is … Name jobs, not people."
        ),
        error_messages={"required": gettext_lazy("Write a line.")},
    )

    new_date = forms.DateField(
        label=gettext_lazy("If it is a dated note: the day by which you will write again"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "With a day, the promise to the reporter moves to it. Without one, it is answered."
        ),
    )

    def clean_text(self) -> str:
        return not_blank(self.cleaned_data["text"], gettext_lazy("Write a line."))

    def message(self) -> tuple[MessageKind, Message]:
        """What to put into the thread."""
        return MessageKind(self.cleaned_data["kind"]), Message(self.cleaned_data["text"])


class CloseForm(ChecksNames):
    """The last answer, always in the same three parts."""

    parts = ("heard", "changed", "checked")
    looked_at = parts
    field_order = (*parts, "who_can_help", "sure")
    heard = TypedField(
        label=gettext_lazy("Heard"),
        max_length=LONGEST,
        rows=4,
        help_text=gettext_lazy("What you understood, so that they can see that somebody read it."),
        error_messages={"required": gettext_lazy("Say what you heard.")},
    )
    changed = TypedField(
        label=gettext_lazy("Changed"),
        max_length=LONGEST,
        rows=4,
        help_text=gettext_lazy("If nothing has: “Nothing has changed yet, because …”"),
        error_messages={
            "required": gettext_lazy(
                "Not sent: there is no line on what changed. If nothing has, say so and say why."
            )
        },
    )
    checked = TypedField(
        label=gettext_lazy("Checked"),
        required=False,
        max_length=LONGEST,
        rows=4,
        help_text=gettext_lazy("Whether it helped, if anybody has looked. Blank says that nobody has yet."),
    )

    who_can_help = TypedField(
        label=gettext_lazy("Who can help"),
        max_length=LONGEST_NOTE,
        rows=3,
        help_text=gettext_lazy(
            "Such as: We cannot act on this here. These people can: your union, HR. "
            "We have passed nothing on."
        ),
        error_messages={"required": gettext_lazy("Say who can help. It is never turned away without that.")},
    )

    def __init__(self, *args: Any, is_not_ours: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_not_ours:
            del self.fields["who_can_help"]

    def clean_heard(self) -> str:
        return not_blank(self.cleaned_data["heard"], self.fields["heard"].error_messages["required"])

    def clean_changed(self) -> str:
        return not_blank(self.cleaned_data["changed"], self.fields["changed"].error_messages["required"])

    def closing(self) -> Closing:
        """What to put into the thread."""
        return Closing(*(self.cleaned_data[name] for name in self.parts))

    def signpost(self) -> str:
        """Who can help, where it is not ours to answer."""
        said: str = self.cleaned_data.get("who_can_help", "")
        return said


def _why_not_sent(found: tuple[str, ...]) -> str:
    """Shown to the reader who typed it, on this page only."""
    shown = ", ".join(f"“{each}”" for each in found[:MOST_NAMES_SHOWN])
    return _(
        "Not sent: %(found)s may point to a person. Use the job instead, such as “the duty worker”. "
        "If it points to nobody, tick the box and send again."
    ) % {"found": shown}
