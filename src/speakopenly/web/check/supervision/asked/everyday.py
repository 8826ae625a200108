"""The pulse in everyday words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.check.supervision import Side

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

QUESTIONS: Final[Mapping[Side, Mapping[str, StrOrPromise]]] = {
    Side.SUPERVISED: {
        "hard_work": _("When my work is hard, I get help with it."),
        "distress": _("After something distressing, somebody asks how I am."),
        "backing": _("My manager stands behind me."),
        "held": _("My last planned meeting was held when it was due."),
        "length": _("How long was my last meeting?"),
        "uninterrupted": _("Nobody and nothing interrupted us."),
        "cancelled": _("If a meeting was cancelled or put off these three months: whose side was it?"),
        "protected_time": _("My time for supervision was protected from other work."),
        "childs_world": _("We thought about what life is like for the child."),
        "reasons": _("We looked at my reasons, and at my doubts."),
        "feelings": _("There was room for what this work makes me feel."),
        "kind_challenge": _("I was challenged, and kindly."),
        "decision": _("A decision or a plan was changed or confirmed, with reasons."),
        "development": _("We spoke about what I want to learn."),
        "mistakes": _("I could say a mistake aloud."),
        "upward": _("Something I said was taken to those above us."),
        "followed_up": _("We came back to what we agreed last time."),
    },
    Side.SUPERVISOR: {
        "hard_work": _("When the work of those I supervise is hard, I can get them help."),
        "distress": _("After something distressing, I ask them how they are."),
        "backing": _("I stand behind those I supervise, and my own manager behind me."),
        "held": _("The last meeting I had planned was held when it was due."),
        "length": _("How long was the last meeting I held?"),
        "uninterrupted": _("Nobody and nothing interrupted us."),
        "cancelled": _("If a meeting was cancelled or put off these three months: whose side was it?"),
        "protected_time": _("My time to supervise was protected from other work."),
        "childs_world": _("I made room for what life is like for the child."),
        "reasons": _("I asked for reasons, and made doubts welcome."),
        "feelings": _("I made room for what this work makes people feel."),
        "kind_challenge": _("I challenged, and did it kindly."),
        "decision": _("A decision or a plan was changed or confirmed, with reasons."),
        "development": _("We spoke about what they want to learn."),
        "mistakes": _("A mistake could be said aloud to me."),
        "upward": _("I took something I heard to those above us."),
        "followed_up": _("I came back to what we agreed last time."),
    },
}
CHOICES: Final[Mapping[str, StrOrPromise]] = {
    "yes": _("Yes"),
    "partly": _("Partly"),
    "no": _("No"),
    "cannot_say": _("I cannot say"),
    "moved": _("It was moved, and then held"),
    "90_or_more": _("An hour and a half or more"),
    "60_to_89": _("An hour or more, under an hour and a half"),
    "30_to_59": _("Half an hour or more, under an hour"),
    "under_30": _("Under half an hour"),
    "nobody": _("Nothing was cancelled or put off"),
    "supervisor_side": _("The supervisor's"),
    "supervised_side": _("The supervised person's"),
    "the_work": _("The work's: something urgent, a court, a visit"),
    "the_organisation": _("The organisation's: somebody ill or gone, a change of team"),
}
CHOICES_OF: Final[Mapping[str, Mapping[str, StrOrPromise]]] = {"held": {"no": _("It was not held")}}
