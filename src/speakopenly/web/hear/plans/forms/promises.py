"""What an exercise promises those it asks, and when they were told what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.retention import LISTENED_WORDS
from speakopenly.web.hear.plans.forms.fields import day, lines_of, long_text
from speakopenly.web.hear.plans.models import Plan
from speakopenly.web.hear.plans.wording import LANGUAGES
from speakopenly.web.people.kinds import Nation


class PlanForm(forms.Form):
    """What the exercise promises those it asks."""

    support = long_text(
        gettext_lazy("Who supports people whom the questions distress?"),
        gettext_lazy("A role and how to reach it, during a session and after it."),
    )
    pause = long_text(
        gettext_lazy("When is asking paused, and who decides?"),
        gettext_lazy("Such as: when somebody is distressed, the session stops. The support worker decides."),
    )
    payment = long_text(
        gettext_lazy("What do you pay people, and which expenses?"),
        gettext_lazy("If nothing: “None, because” and the reason. People read this before they answer."),
    )
    advocate = long_text(
        gettext_lazy("Who is the advocate for children?"),
        gettext_lazy(
            "A role outside the service, and how a child reaches it. Needed where children are heard."
        ),
    )
    steered_by = long_text(
        gettext_lazy("Who steers this exercise?"), gettext_lazy("One role on each line. No names of people.")
    )
    ethics = long_text(
        gettext_lazy("Who approved the ethics?"),
        gettext_lazy("The body and the day; or why nobody had to approve it."),
    )
    nations = forms.MultipleChoiceField(
        label=gettext_lazy("In which nations do you ask?"),
        choices=Nation.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    nation_column = forms.CharField(
        label=gettext_lazy("Which column says the nation?"),
        help_text=gettext_lazy("The name of the column in the tables you will bring in; blank if none does."),
        max_length=60,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Which languages does this exercise speak?"),
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_languages = forms.CharField(
        label=gettext_lazy("Other languages"),
        help_text=gettext_lazy("One on each line, as its speakers call it. Each needs a consent text."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    ends_on = day(gettext_lazy("Last day of asking"), "")
    reply_by = day(
        gettext_lazy("By which day are those who spoke told what came of it?"),
        gettext_lazy("After this day no other exercise can open before the reply is given, or owned up to."),
    )
    keep_words_days = forms.IntegerField(
        label=gettext_lazy("For how many days do you keep the words as they were said?"),
        help_text=gettext_lazy(
            "Counted from the last day of asking; at most %(n)s. Words without names stay longer."
        )
        % {"n": LISTENED_WORDS.days},
        min_value=1,
        max_value=LISTENED_WORDS.days,
        required=False,
    )
    says_late = long_text(
        gettext_lazy("If an earlier reply is late: what does the first page say of it?"),
        gettext_lazy("In plain words, with the day by which it will come. Blank if none is late."),
    )

    def clean_other_languages(self) -> list[str]:
        """The languages typed, one each."""
        return lines_of(self.cleaned_data["other_languages"])

    def clean(self) -> dict[str, Any]:
        """At least one language is spoken."""
        cleaned = super().clean() or {}
        if not cleaned.get("languages") and not cleaned.get("other_languages"):
            self.add_error("languages", _("Choose a language."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """What was said, by the fields of a plan."""
        said = dict(self.cleaned_data)
        return said | {"languages": [*said["languages"], *said.pop("other_languages")]}

    @staticmethod
    def from_plan(plan: Plan) -> dict[str, Any]:
        """A plan as its form shows it."""
        shown: dict[str, Any] = {name: getattr(plan, name, "") for name in PlanForm.base_fields}
        known = [each for each in plan.languages if each in LANGUAGES]
        others = [each for each in plan.languages if each not in LANGUAGES]
        return shown | {"languages": known, "other_languages": "\n".join(others)}


class ReplyForm(forms.Form):
    """When those who spoke were told."""

    on = day(gettext_lazy("On which day were they told what came of it?"), "", required=True)

    def clean_on(self) -> Any:
        """The day has come."""
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day
