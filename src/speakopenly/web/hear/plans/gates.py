"""What keeps an exercise from opening: every gap in one sentence, with the field where somebody sees to it.

A gap is looked for, never ticked away: opening, and opening again, looks anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans.models import ConsentText, GroupToHear, Plan, PlannedChannel, ReadingLevel
from speakopenly.web.hear.plans.wording import name_of_language

MUST_BE_SAID: Final = (
    ("support", gettext_lazy("Say who supports people whom the questions distress.")),
    ("pause", gettext_lazy("Say when asking is paused, and who decides.")),
    ("payment", gettext_lazy("Say what you pay people and which expenses, or why there is none.")),
    ("steered_by", gettext_lazy("Say which roles steer this exercise.")),
    ("ethics", gettext_lazy("Say who approved the ethics, or why nobody had to.")),
    ("ends_on", gettext_lazy("Give the last day of asking.")),
    ("reply_by", gettext_lazy("Give the day by which those who spoke are told what came of it.")),
    ("keep_words_days", gettext_lazy("Say for how many days you keep the words as they were said.")),
)

MUST_BE_SAID_OF_A_CHANNEL: Final = (
    ("reaches", gettext_lazy("%(channel)s: say who is reached by it.")),
    ("misses", gettext_lazy("%(channel)s: say who is missed by it.")),
    ("consent_with", gettext_lazy("%(channel)s: say who holds the consent of those who speak.")),
)
ASKED_OF_PEOPLE: Final = ("consent_with",)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and the address of its field."""

    name: str
    sentence: str
    where: str


@dataclass(frozen=True, slots=True)
class Planned:
    """Everything a plan consists of. ``late`` are earlier exercises whose promised reply is overdue."""

    exercise: Exercise
    plan: Plan
    groups: Sequence[GroupToHear]
    channels: Sequence[PlannedChannel]
    texts: Sequence[ConsentText]
    late: Sequence[Exercise]

    @property
    def hears_children(self) -> bool:
        """Whether children are among those to be heard."""
        return any(group.are_children for group in self.groups)


def gaps(planned: Planned) -> list[Gap]:
    """Everything that is missing, in the order of the plan's page; none where it may open."""
    return [gap for look in LOOKS for gap in look(planned)]


def _who_must_be_heard(planned: Planned) -> Iterator[Gap]:
    if not planned.groups:
        where = reverse("hear:plan-group-add", args=[planned.exercise.slug])
        yield Gap(
            "groups", _("Say who must be heard: one group at least, with a number and a reason."), where
        )


def _how_often_asked(planned: Planned) -> Iterator[Gap]:
    for group in planned.groups:
        where = reverse("hear:plan-group", args=[planned.exercise.slug, group.pk])
        if group.asked_before is None:
            says = _("%(group)s: say how often they were asked in the last two years.")
            yield Gap("asked_before", says % {"group": group}, f"{where}#id_asked_before")
        elif group.asked_before and not group.came_of_it:
            says = _("%(group)s: say what came of it when they were asked before.")
            yield Gap("came_of_it", says % {"group": group}, f"{where}#id_came_of_it")


def _by_which_channels(planned: Planned) -> Iterator[Gap]:
    """One channel at least; of each, whom it reaches and misses and who holds consent of those who speak."""
    if not planned.channels:
        where = f"{reverse('hear:plan', args=[planned.exercise.slug])}#channels"
        yield Gap("channels", _("Say by which channel people are heard: one at least."), where)
    for each in planned.channels:
        channel = Channel(each.channel)
        where = reverse("hear:plan-channel", args=[planned.exercise.slug, each.channel])
        for name, says in MUST_BE_SAID_OF_A_CHANNEL:
            if not getattr(each, name) and (channel.hears_people or name not in ASKED_OF_PEOPLE):
                yield Gap(name, str(says) % {"channel": CHANNELS[channel]}, f"{where}#id_{name}")


def _what_must_be_said(planned: Planned) -> Iterator[Gap]:
    for name, says in MUST_BE_SAID:
        if not getattr(planned.plan, name):
            yield Gap(name, str(says), _field(planned, name))


def _an_advocate_for_children(planned: Planned) -> Iterator[Gap]:
    if planned.hears_children and not planned.plan.advocate:
        says = _("Children are among those to be heard: say who is their advocate.")
        yield Gap("advocate", says, _field(planned, "advocate"))


def _nations(planned: Planned) -> Iterator[Gap]:
    if not planned.plan.nations:
        yield Gap("nations", _("Say in which nations you ask."), _field(planned, "nations_0"))


def _dates_in_order(planned: Planned) -> Iterator[Gap]:
    plan = planned.plan
    if plan.ends_on and plan.ends_on < planned.exercise.opened_on:
        yield Gap("ends_on", _("The last day of asking is before the first."), _field(planned, "ends_on"))
    if plan.ends_on and plan.reply_by and plan.reply_by < plan.ends_on:
        says = _("The day of the reply is before the last day of asking.")
        yield Gap("reply_by", says, _field(planned, "reply_by"))


def _consent_in_every_language(planned: Planned) -> Iterator[Gap]:
    there = {(text.language, text.reading) for text in planned.texts if text.text}
    wanted = [ReadingLevel.EVERYDAY, *([ReadingLevel.YOUNG] if planned.hears_children else [])]
    for place, language in enumerate(planned.plan.languages):
        for reading in wanted:
            if (language, reading.value) not in there:
                says = _("The consent text is missing in %(language)s: %(reading)s.")
                names = {"language": name_of_language(language), "reading": reading.label}
                where = reverse("hear:plan-consent", args=[planned.exercise.slug])
                yield Gap("consent", says % names, f"{where}#id_text_{place}_{reading.value}")


def _earlier_replies(planned: Planned) -> Iterator[Gap]:
    if planned.plan.says_late:
        return
    for exercise in planned.late:
        says = _("The reply promised to those who spoke in “%(title)s” is overdue. Give it, or say so first.")
        yield Gap("says_late", says % {"title": exercise.title}, _field(planned, "says_late"))


def _field(planned: Planned, name: str) -> str:
    return f"{reverse('hear:plan-change', args=[planned.exercise.slug])}#id_{name}"


LOOKS: Final[Sequence[Callable[[Planned], Iterator[Gap]]]] = (
    _who_must_be_heard,
    _how_often_asked,
    _by_which_channels,
    _what_must_be_said,
    _an_advocate_for_children,
    _nations,
    _dates_in_order,
    _consent_in_every_language,
    _earlier_replies,
)
