"""The cast and the database of the web tests, for promises that only the running site can keep."""

from __future__ import annotations

from tests.web.conftest import cast, django_db_keepdb, django_db_modify_db_settings
from tests.web.hear.reporting.alerts.conftest import alive, gil, lead, night, outbox, plan, rota, route
from tests.web.hear.reporting.reports.conftest import ben, fay, gwen, key_of_the_installation, northmoor

__all__ = [
    "alive",
    "ben",
    "cast",
    "django_db_keepdb",
    "django_db_modify_db_settings",
    "fay",
    "gil",
    "gwen",
    "key_of_the_installation",
    "lead",
    "night",
    "northmoor",
    "outbox",
    "plan",
    "rota",
    "route",
]
