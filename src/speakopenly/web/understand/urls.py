"""Addresses of this stage, under the Work door."""

from __future__ import annotations

from django.urls import include, path

from speakopenly.web.understand import again

app_name = "understand"
urlpatterns = [
    path("themes/<slug:slug>/look-again/", again.ask, name="look-again"),
    path("themes/", include("speakopenly.web.understand.themes.urls")),
    path("codebook/", include("speakopenly.web.understand.codebook.urls")),
    path("coding/", include("speakopenly.web.understand.coding.urls")),
    path("de-identification/", include("speakopenly.web.understand.deidentification.urls")),
    path("evidence/", include("speakopenly.web.understand.evidence.urls")),
    path("exchange/", include("speakopenly.web.understand.exchange.urls")),
    path("member-checks/", include("speakopenly.web.understand.member_checks.urls")),
    path("pressures/", include("speakopenly.web.understand.pressures.urls")),
    path("rounds/", include("speakopenly.web.understand.rounds.urls")),
    path("search/", include("speakopenly.web.understand.search.urls")),
    path("findings/", include("speakopenly.web.understand.findings.urls")),
]
