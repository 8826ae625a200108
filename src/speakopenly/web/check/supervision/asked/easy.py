"""The pulse in easy read: twelve words or fewer, one thought each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.check.supervision import Side

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

QUESTIONS: Final[Mapping[Side, Mapping[str, StrOrPromise]]] = {
    Side.SUPERVISED: {
        "hard_work": _("I get help when my work is hard."),
        "distress": _("Someone asks how I am after something upsetting."),
        "backing": _("My manager is on my side."),
        "held": _("My last meeting was on the day we planned."),
        "length": _("How long was my last meeting?"),
        "uninterrupted": _("Nobody stopped our meeting."),
        "cancelled": _("Was a meeting cancelled? Who had to cancel?"),
        "protected_time": _("I had time for the meeting."),
        "childs_world": _("We thought about the child's life."),
        "reasons": _("We talked about why, and what I am not sure of."),
        "feelings": _("I could say how my work makes me feel."),
        "kind_challenge": _("My supervisor asked me hard questions kindly."),
        "decision": _("We checked or changed a plan, and said why."),
        "development": _("We talked about what I want to learn."),
        "mistakes": _("I could talk about a mistake."),
        "upward": _("Something I said was told to bigger managers."),
        "followed_up": _("We checked what we agreed last time."),
    },
    Side.SUPERVISOR: {
        "hard_work": _("I can get people help when their work is hard."),
        "distress": _("I ask people how they are after something upsetting."),
        "backing": _("I am on their side, and my manager is on mine."),
        "held": _("My last meeting was on the day we planned."),
        "length": _("How long was my last meeting?"),
        "uninterrupted": _("Nobody stopped our meeting."),
        "cancelled": _("Was a meeting cancelled? Who had to cancel?"),
        "protected_time": _("I had time for the meeting."),
        "childs_world": _("We thought about the child's life."),
        "reasons": _("I asked why, and asked what they are not sure of."),
        "feelings": _("They could say how their work makes them feel."),
        "kind_challenge": _("I asked hard questions kindly."),
        "decision": _("We checked or changed a plan, and said why."),
        "development": _("We talked about what they want to learn."),
        "mistakes": _("They could talk about a mistake with me."),
        "upward": _("I told bigger managers something I heard."),
        "followed_up": _("We checked what we agreed last time."),
    },
}
CHOICES: Final[Mapping[str, StrOrPromise]] = {
    "yes": _("Yes"),
    "partly": _("A bit"),
    "no": _("No"),
    "cannot_say": _("I do not know"),
    "moved": _("It was on a different day"),
    "90_or_more": _("An hour and a half or more"),
    "60_to_89": _("One hour or more"),
    "30_to_59": _("Half an hour or more"),
    "under_30": _("Less than half an hour"),
    "nobody": _("Nothing was cancelled"),
    "supervisor_side": _("The supervisor"),
    "supervised_side": _("The person who is supervised"),
    "the_work": _("Something urgent came up"),
    "the_organisation": _("Someone was ill, or left, or teams changed"),
}
CHOICES_OF: Final[Mapping[str, Mapping[str, StrOrPromise]]] = {"held": {"no": _("There was no meeting")}}
