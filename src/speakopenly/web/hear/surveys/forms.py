"""The forms of a survey: versions and ways, codes, a file from elsewhere, paper."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.questionnaires import (
    CodeKind,
    Condition,
    Questionnaire,
    Version,
)
from speakopenly.web.hear.listening.forms import UploadForm
from speakopenly.web.hear.surveys.models import Way
from speakopenly.web.hear.surveys.when_shown import read_test, tests_in_words
from speakopenly.web.hear.surveys.wording import USES, name_of

USUAL: Final = ("en", "cy", "en-easy", "cy-easy", "en-young", "cy-young")
MOST_CODES: Final = 1000


class SettingsForm(forms.Form):
    """Versions, the uses that are asked for, and the ways people come."""

    versions = forms.MultipleChoiceField(
        label=gettext_lazy("In which versions?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(
        label=gettext_lazy("Other versions"),
        help_text=gettext_lazy("Language tags with commas between them, such as: pl, ur, pl-easy."),
        required=False,
        max_length=400,
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Throw away the words of versions I take out"), required=False
    )
    uses = forms.MultipleChoiceField(
        label=gettext_lazy("What do you ask people's consent for?"),
        help_text=gettext_lazy("Counting is always asked. Each is a yes or no of its own."),
        choices=[(use.value, said) for use, said in USES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ways = forms.MultipleChoiceField(
        label=gettext_lazy("How do people come to it?"),
        help_text=gettext_lazy("Paper is always one of the ways."),
        choices=[(way.value, way.label) for way in Way if way is not Way.PAPER],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, asked: Questionnaire, ways: list[str], **kwargs: Any) -> None:
        now = [str(each) for each in asked.versions]
        kwargs["initial"] = {"versions": now, "uses": list(asked.uses), "ways": ways}
        super().__init__(*args, **kwargs)
        self.asked = asked
        tags = [*USUAL, *(tag for tag in now if tag not in USUAL)]
        field = self.fields["versions"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (declared above)
        field.choices = [(tag, name_of(Version(tag))) for tag in tags]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        tags = [*cleaned["versions"], *(tag for tag in cleaned["others"].split(",") if tag.strip())]
        try:
            chosen = set(map(Version, tags))
        except ValueError as refusal:
            raise ValidationError({"others": str(refusal)}) from None
        ordered = [each for each in self.asked.versions if each in chosen]
        cleaned["chosen"] = [*ordered, *sorted(chosen - set(ordered))]
        if not chosen:
            self.add_error("versions", _("Choose one version at least."))
        elif set(self.asked.versions) - chosen and not cleaned["sure"]:
            self.add_error("sure", _("The words of versions you take out go. Tick this if you mean it."))
        return cleaned


class CodesForm(forms.Form):
    """How many codes, and of what sort."""

    number = forms.IntegerField(label=gettext_lazy("How many?"), min_value=1, max_value=MOST_CODES)
    kind = forms.ChoiceField(
        label=gettext_lazy("What sort?"),
        choices=[
            (CodeKind.LETTERS.value, gettext_lazy("Letters and digits: quick to copy")),
            (CodeKind.WORDS.value, gettext_lazy("Four words: easier to hear and remember")),
        ],
    )


class HopeForm(forms.Form):
    """Which answer, and how many with it one hopes to hear."""

    test = forms.ChoiceField(label=gettext_lazy("People of whom it is so"))
    wanted = forms.IntegerField(
        label=gettext_lazy("How many do you hope to hear?"),
        help_text=gettext_lazy("0 takes it away again. It turns nobody away."),
        min_value=0,
        max_value=1_000_000,
    )

    def __init__(self, *args: Any, asked: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["test"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
        field.choices = list(tests_in_words(asked, asked.items))

    def clean_test(self) -> Condition:
        """The test that was chosen."""
        return read_test(self.cleaned_data["test"])


class BringInForm(forms.Form):
    """A questionnaire from another program."""

    file = forms.FileField(
        label=gettext_lazy("XLSForm workbook"),
        allow_empty_file=True,
        max_length=255,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Put it in place of what is written here"),
        error_messages={"required": gettext_lazy("What is written here goes. Tick this if you mean it.")},
    )

    def clean_file(self) -> Any:
        UploadForm.check_size(self.cleaned_data["file"])
        return self.cleaned_data["file"]


class PaperForm(forms.Form):
    """A version, and where its form is handed in."""

    version = forms.ChoiceField(label=gettext_lazy("Which version?"))
    hand_in = forms.CharField(
        label=gettext_lazy("Where is it handed in?"),
        help_text=gettext_lazy("In the language of the version."),
        max_length=300,
    )

    def __init__(self, *args: Any, asked: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
        field.choices = [(str(each), name_of(each)) for each in asked.versions]
