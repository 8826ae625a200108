"""The readers and the report of the room of reports."""

from __future__ import annotations

from tests.web.hear.reporting.reports.conftest import ben, fay, key_of_the_installation, northmoor

__all__ = ["ben", "fay", "key_of_the_installation", "northmoor"]
