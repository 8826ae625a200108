"""The lists of the library in words. The values are the library's, so that no second list can drift."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.change import recommendations as library


class Kind(models.TextChoices):
    """What sort of change it is; how strong such a change is, the library says."""

    PHYSICAL_CHANGE = library.ActionKind.PHYSICAL_CHANGE.value, _("A change of rooms or things")
    TESTED_TOOL = library.ActionKind.TESTED_TOOL.value, _("A tool that was tried out with those who use it")
    FORCING_FUNCTION = library.ActionKind.FORCING_FUNCTION.value, _("A step that cannot be skipped")
    SIMPLER_PROCESS = library.ActionKind.SIMPLER_PROCESS.value, _("A simpler way of doing it")
    STANDARD_PROCESS = library.ActionKind.STANDARD_PROCESS.value, _("One way for everybody")
    LEADERS_ACT = library.ActionKind.LEADERS_ACT.value, _("Leaders do something others can see")
    REDUNDANCY = library.ActionKind.REDUNDANCY.value, _("A second way, should the first not work")
    MORE_STAFF = library.ActionKind.MORE_STAFF_OR_LESS_WORK.value, _("More people, or less work for each")
    SOFTWARE = library.ActionKind.SOFTWARE.value, _("A change of the computer system")
    FEWER_DISTRACTIONS = library.ActionKind.FEWER_DISTRACTIONS.value, _("Fewer interruptions")
    CHECKLIST = library.ActionKind.CHECKLIST.value, _("A list to look at")
    NO_LOOK_ALIKES = library.ActionKind.NO_LOOK_ALIKES.value, _("Telling apart what looks alike")
    READ_BACK = library.ActionKind.READ_BACK.value, _("Saying it back")
    BETTER_RECORDS = library.ActionKind.BETTER_RECORDS.value, _("Better records")
    DOUBLE_CHECK = library.ActionKind.DOUBLE_CHECK.value, _("A second look at the same thing")
    WARNING = library.ActionKind.WARNING.value, _("A reminder or warning")
    POLICY = library.ActionKind.POLICY.value, _("A new rule or memo")
    TRAINING = library.ActionKind.TRAINING.value, _("Training")
    MORE_STUDY = library.ActionKind.MORE_STUDY.value, _("Looking into it further")


class Owner(models.TextChoices):
    """Who will help it happen: a role, never a name."""

    DIRECTOR = library.OwnerRole.DIRECTOR.value, _("Director")
    SENIOR_LEADERS = library.OwnerRole.SENIOR_LEADERS.value, _("Senior leaders")
    PRINCIPAL_SOCIAL_WORKER = (
        library.OwnerRole.PRINCIPAL_SOCIAL_WORKER.value, _("Principal social worker")
    )  # fmt: skip
    SERVICE_MANAGERS = library.OwnerRole.SERVICE_MANAGERS.value, _("Service managers")
    TEAM_MANAGERS = library.OwnerRole.TEAM_MANAGERS.value, _("Team managers")
    LEARNING_LEAD = library.OwnerRole.LEARNING_LEAD.value, _("Learning lead")
    WORKFORCE_LEAD = library.OwnerRole.WORKFORCE_LEAD.value, _("Lead for the workforce")
    COMMISSIONING_LEAD = library.OwnerRole.COMMISSIONING_LEAD.value, _("Lead for buying services")
    RECORDS_AND_IT_LEAD = library.OwnerRole.RECORDS_AND_IT_LEAD.value, _("Lead for records and computers")
    FINANCE_LEAD = library.OwnerRole.FINANCE_LEAD.value, _("Lead for money")
    LEGAL_LEAD = library.OwnerRole.LEGAL_LEAD.value, _("Lead for law")
    SAFEGUARDING_PARTNERSHIP = (
        library.OwnerRole.SAFEGUARDING_PARTNERSHIP.value, _("Safeguarding partnership")
    )  # fmt: skip
    COUNCILLORS = library.OwnerRole.COUNCILLORS.value, _("Councillors")


class State(models.TextChoices):
    """Where it stands on the board; which change is lawful, the library says."""

    OPEN = library.State.OPEN.value, _("Open")
    DUE = library.State.DUE.value, _("Due")
    DONE = library.State.DONE.value, _("Done")
    CHECKED = library.State.CHECKED.value, _("Checked")


class Resource(models.TextChoices):
    """What a change takes."""

    MONEY = library.Resource.MONEY.value, _("Money")
    PEOPLE = library.Resource.PEOPLE.value, _("People")
    TIME = library.Resource.TIME.value, _("Time")


class Have(models.TextChoices):
    """Whether what it takes exists."""

    FOUND = library.Have.FOUND.value, _("Found")
    ASKED_FOR = library.Have.ASKED_FOR.value, _("Asked for")
    NOT_FOUND = library.Have.NOT_FOUND.value, _("Not found")


class Hoped(models.TextChoices):
    """Which way a measure is hoped to go."""

    RISE = library.Hoped.RISE.value, _("That it goes up")
    FALL = library.Hoped.FALL.value, _("That it goes down")


class Next(models.TextChoices):
    """What a small test leads to."""

    ADOPT = library.Next.ADOPT.value, _("Adopt: do it everywhere")
    ADAPT = library.Next.ADAPT.value, _("Adapt: change it and try again")
    ABANDON = library.Next.ABANDON.value, _("Abandon: leave it")


class Says(models.TextChoices):
    """What people say came of it. That nobody measured it is an answer; that it is too soon is none yet."""

    HELPED = "helped", _("Shown to help")
    NOT_SHOWN = "not_shown", _("Not shown to help")
    WORSE = "worse", _("Got worse")
    TOO_SOON = "too_soon", _("Cannot say yet")
    NOT_MEASURED = "not_measured", _("We did not measure it")
