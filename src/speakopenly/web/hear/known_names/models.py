"""What we keep of a service's own lists: which list, and a keyed hash of each name. Never a name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import ServiceRecord


class ListOf(models.TextChoices):
    """What the names of a list are names of."""

    STAFF = "staff", _("Staff and carers")
    SCHOOLS = "schools", _("Schools and nurseries")
    TEAMS = "teams", _("Teams and offices")
    PLACES = "places", _("Homes, streets and places")


class KnownName(ServiceRecord):
    """One name of one list. ``stands_for`` is its keyed hash: see ``understand.deidentify.hash_of``."""

    of = models.CharField(max_length=8, choices=ListOf.choices)
    stands_for = models.BinaryField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "of", "stands_for"), name="a_name_stands_in_a_list_once"
            ),
            models.CheckConstraint(condition=models.Q(of__in=ListOf.values), name="a_list_is_known"),
        )

    def __str__(self) -> str:
        return str(self.pk)
