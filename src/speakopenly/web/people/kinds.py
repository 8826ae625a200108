"""What kinds of service one install may hold, what each is for, and the nations whose law differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Nation(models.TextChoices):
    """Law, duties and numbers differ by nation."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")


class ServiceKind(models.TextChoices):
    """What an organisation is here."""

    AUTHORITY = "authority", _("authority")
    PARTNERSHIP = "partnership", _("partnership")
    REGION = "region", _("region")
    NATIONAL_HOST = "national_host", _("national host")


IS_FOR: Final[dict[ServiceKind, StrOrPromise]] = {
    ServiceKind.AUTHORITY: _("One children's service. It listens, learns and answers in its own name."),
    ServiceKind.PARTNERSHIP: _(
        "Several organisations that look after the same children and learn together, in one name."
    ),
    ServiceKind.REGION: _("Several authorities that are neighbours and share what they have published."),
    ServiceKind.NATIONAL_HOST: _("Runs the machine for others of a nation, and shows what they published."),
}
HAS_PARTS: Final = frozenset({ServiceKind.PARTNERSHIP, ServiceKind.REGION})
"""What consists of other services."""
MAY_HOST: Final = frozenset(ServiceKind) - {ServiceKind.AUTHORITY}
"""What may found other services on its machine."""
