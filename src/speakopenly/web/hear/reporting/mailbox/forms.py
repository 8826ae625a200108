"""What is asked on the way back. The words of every form come from the wording of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from speakopenly.core.errors import BadInput
from speakopenly.hear.attachments import LARGEST, AttachmentRefused, Cleaned, clean
from speakopenly.hear.speaking.answers import LONGEST, LONGEST_NOTE, is_blank
from speakopenly.hear.speaking.questions import Bulletin, Sharing, Wording, YesNo, signs_for
from speakopenly.hear.speaking.receipts import Problem, Receipt, ReceiptNotUnderstood, read_receipt
from speakopenly.hear.speaking.threads import HarmAnswer, MessageKind
from speakopenly.web.hear.reporting.mailbox.wording import MailboxWords
from speakopenly.web.hear.reporting.mailbox.wording.shape import ComeBack
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MEGABYTE = 1024 * 1024
ACCEPTED = ".jpg,.jpeg,.png,.gif,.webp,.heic,.pdf,.docx,.txt,image/*"
NOT_WATCHED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "autocorrect": "off"}
"""Browsers may send what is typed to a spelling service, and offer it to whoever types here next."""


class WordsForm(forms.Form):
    """Eight words, as people write them."""

    words = TypedField(required=False, widget=forms.Textarea(attrs={"rows": 3, **NOT_WATCHED}))

    def __init__(self, *args: Any, words: MailboxWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._said = words.come_back
        self.fields["words"].label = words.come_back.label
        self.fields["words"].help_text = words.come_back.hint

    def clean_words(self) -> Receipt:
        try:
            return read_receipt(self.cleaned_data["words"])
        except ReceiptNotUnderstood as problem:
            raise ValidationError(what_is_wrong(problem, self._said)) from None

    def add_not_found(self) -> None:
        """Say that no report has these words: the same for one that is gone and one that never was."""
        self.add_error("words", ValidationError(self._said.not_found))


def what_is_wrong(problem: ReceiptNotUnderstood, said: ComeBack) -> str:
    """Which word to look at. The list is public, so a near word tells nothing of what exists."""
    if problem.problem is Problem.COUNT:
        return str(said.wrong_count) % {"found": problem.found} if problem.found else str(said.none_typed)
    if problem.problem is Problem.DOES_NOT_FIT:
        return str(said.does_not_fit)
    sentence = said.unknown_word_near if problem.nearest else said.unknown_word
    return str(sentence) % {"position": problem.position, "nearest": problem.nearest}


class MessageForm(forms.Form):
    """Words to send, what they are for, and perhaps a file."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    text = TypedField(required=False, rows=7)
    file = forms.FileField(
        required=False, allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )

    def __init__(self, *args: Any, words: MailboxWords, has_question: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = self._said = words.writing
        first = MessageKind.ANSWER if has_question else MessageKind.ADDITION
        kinds = said.kinds if has_question else _without(said.kinds, MessageKind.ANSWER)
        _choices(self, "kind", kinds, label=said.kind, initial=first)
        self._first = first
        _dress(self, "text", said.label, said.hint)
        _dress(self, "file", said.file, said.file_hint)

    def clean_kind(self) -> MessageKind:
        return MessageKind(self.cleaned_data["kind"] or self._first)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if is_blank(text):
            raise ValidationError(self._said.line_with_file if self.files else self._said.nothing_written)
        return _short_enough(text, LONGEST, self._said.too_long)

    def clean_file(self) -> Cleaned | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return None
        size = file.size or 0
        if size > LARGEST:
            raise ValidationError(str(self._said.file_too_big) % {"size": -(-size // MEGABYTE)})
        try:
            return clean(file.read(), name=file.name or "")
        except AttachmentRefused as refusal:
            raise ValidationError(self._said.refusals.get(refusal.why, self._said.file_refused)) from None
        except BadInput:
            raise ValidationError(self._said.file_refused) from None


class SharingForm(forms.Form):
    """May it be shared with the service?"""

    sharing = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, words: MailboxWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = words.sharing
        _choices(self, "sharing", said.choices, label=said.question, hint=said.hint, blank=said.choose)

    def clean_sharing(self) -> Sharing:
        return Sharing(self.cleaned_data["sharing"])


class BulletinForm(forms.Form):
    """May the safe version be printed? ``shown_at`` is where in the thread it was shown."""

    bulletin = forms.ChoiceField(widget=forms.RadioSelect)
    shown_at = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: MailboxWords, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "bulletin-%s", **kwargs})
        said = words.bulletin
        _choices(self, "bulletin", said.choices, label=said.question, hint=said.hint, blank=said.choose)

    def clean_bulletin(self) -> Bulletin:
        return Bulletin(self.cleaned_data["bulletin"])


class HarmForm(forms.Form):
    """Has anything bad happened because you spoke?"""

    answer = forms.ChoiceField(widget=forms.RadioSelect)
    signs = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    text = TypedField(required=False, rows=4)

    def __init__(self, *args: Any, words: MailboxWords, wording: Wording, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "harm-%s", **kwargs})
        said = words.harm
        self._wording, self._too_long = wording, words.writing.too_long
        _choices(self, "answer", said.answers, label=said.question, blank=said.choose)
        signs = {sign: said.signs[sign] for sign in signs_for(wording)}
        _choices(self, "signs", signs, label=said.signs_question)
        self.fields["text"].label = said.more

    def clean_text(self) -> str:
        return _short_enough(self.cleaned_data["text"], LONGEST_NOTE, self._too_long)

    def answered(self) -> HarmAnswer:
        """What was said, as the thread keeps it."""
        return HarmAnswer(
            answer=YesNo(self.cleaned_data["answer"]),
            signs=tuple(self.cleaned_data["signs"]),
            text=self.cleaned_data["text"],
            wording=self._wording,
        )


class WithdrawForm(forms.Form):
    """Stop sharing, or take the words out of everything."""

    STOP, TAKE_OUT = "stop", "take-out"
    choice = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, words: MailboxWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = words.withdraw
        choices = {self.STOP: said.stop_sharing, self.TAKE_OUT: said.take_out}
        _choices(self, "choice", choices, label=said.question, blank=said.choose)


class ProofForm(forms.Form):
    """The text of a proof, to be checked."""

    proof = TypedField(widget=forms.Textarea(attrs={"rows": 10, **NOT_WATCHED}))

    def __init__(self, *args: Any, words: MailboxWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"].label = words.proof.check_label
        self.fields["proof"].error_messages["required"] = words.proof.none_pasted


def _dress(form: forms.Form, name: str, label: StrOrPromise, hint: StrOrPromise) -> None:
    form.fields[name].label, form.fields[name].help_text = label, hint


def _choices(
    form: forms.Form,
    name: str,
    choices: Mapping[Any, StrOrPromise],
    *,
    label: StrOrPromise,
    hint: StrOrPromise = "",
    blank: StrOrPromise = "",
    initial: str | None = None,
) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
    field.choices = [(str(value), said) for value, said in choices.items()]
    field.initial = initial
    field.error_messages = {**field.error_messages, "required": blank, "invalid_choice": blank}
    _dress(form, name, label, hint)


def _without(kinds: Mapping[MessageKind, StrOrPromise], *left_out: MessageKind) -> dict[MessageKind, Any]:
    return {kind: said for kind, said in kinds.items() if kind not in frozenset[MessageKind](left_out)}


def _short_enough(text: str, longest: int, too_long: StrOrPromise) -> str:
    if len(text) > longest:
        raise ValidationError(too_long)
    return text
