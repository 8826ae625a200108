"""Results as pages show them. Everything hidden is hidden in page, table, picture and file alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from speakopenly.web.check.culture.models import Wave


def results_page(wave: Wave, wanted: Mapping[str, str]) -> dict[str, Any]:
    return {}


def as_csv(wave: Wave, wanted: Mapping[str, str]) -> HttpResponse:
    return HttpResponse("", content_type="text/csv")
