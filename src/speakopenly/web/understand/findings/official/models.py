"""What we keep of an official figure behind a finding: the figure with its rows, as its release gave it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from speakopenly.understand.findings.official import MOST
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.findings.models import Finding


class OfficialInFinding(ServiceRecord):
    """One official figure at one place of a finding. ``figure`` carries every row it is worked out from.

    It is the library's ``Pinned`` and holds nothing that anybody said.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="official")
    place = models.PositiveSmallIntegerField()
    figure = models.JSONField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chosen_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("finding", "place"), name="one_official_figure_at_a_place"),
            models.CheckConstraint(
                condition=models.Q(place__gte=1, place__lte=MOST), name="three_official_figures_at_most"
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.place}"
