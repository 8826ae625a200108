"""What is asked of its plan and of each step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.change import recommendations as library
from speakopenly.change.recommendations import Resource as Of
from speakopenly.web.change.recommendations.choices import Have, Hoped, Resource
from speakopenly.web.change.recommendations.forms.fields import NamesNoPerson, choice, day, words


class TakesForm(NamesNoPerson):
    """What it takes of each resource, and whether that exists."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value, label in Resource.choices:
            self.fields[f"how_much_{value}"] = forms.CharField(
                label=_("%(resource)s: how much does it take?") % {"resource": label},
                max_length=200,
                help_text=_("“None” is an answer."),
                error_messages={"required": _("Say how much. “None” is an answer.")},
            )
            self.fields[f"have_{value}"] = choice(
                _("%(resource)s: does it exist?") % {"resource": label}, Have.choices,
                _("Say whether it exists."),
            )  # fmt: skip

    @property
    def takes(self) -> list[library.Takes]:
        """What was said, resource by resource."""
        said = self.cleaned_data
        return [
            library.Takes(each, said[f"how_much_{each.value}"], library.Have(said[f"have_{each.value}"]))
            for each in Of
        ]


class PlanForm(NamesNoPerson):
    """The day, and what might get worse."""

    due = day(gettext_lazy("By which day is it in place?"), gettext_lazy("Give a day."))
    might_get_worse = words(
        gettext_lazy("What might get worse?"),
        gettext_lazy("Say what might get worse. There is always something to watch."),
        most=500,
        hint=gettext_lazy("And how you would notice, such as: families wait longer for a first visit."),
    )


class WouldTellForm(NamesNoPerson):
    """What would tell us that it helped, and which way: written beforehand."""

    what = words(
        gettext_lazy("What would tell us that it helped?"),
        gettext_lazy("Say what would tell us."),
        hint=gettext_lazy("Something that can be counted or asked. It does not change afterwards."),
        rows=2,
    )
    hoped = choice(
        gettext_lazy("Which way do you hope it goes?"), Hoped.choices,
        gettext_lazy("Say which way, before you see it."),
    )  # fmt: skip


class BackForm(NamesNoPerson):
    """Why it goes a step back."""

    why = words(gettext_lazy("Why does it go back?"), gettext_lazy("Say why it goes back."), most=500)


class DoneForm(NamesNoPerson):
    """The day it was in place, and why there was no small test where there was none."""

    done_on = day(gettext_lazy("On which day was it in place?"), gettext_lazy("Give the day."))
    no_test_because = words(
        gettext_lazy("If it was not tried small first: why does a small test make no sense?"), most=500
    )

    def __init__(self, *args: Any, has_test: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_test:
            del self.fields["no_test_because"]


class StepForm(forms.Form):
    """A step that asks nothing more."""
