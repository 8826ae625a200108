"""Addresses of this stage, under the Work door."""

from __future__ import annotations

from django.urls import include, path

app_name = "hear"
urlpatterns = [
    path("", include("speakopenly.web.hear.reporting.readers.urls")),
    path("", include("speakopenly.web.hear.reporting.safe_versions.urls")),
    path("", include("speakopenly.web.hear.reporting.alerts.urls")),
    path("reports/", include("speakopenly.web.hear.reporting.reports.urls")),
    path("holds/", include("speakopenly.web.hear.reporting.holds.urls")),
    path("listening/", include("speakopenly.web.hear.listening.urls")),
    path("listening/", include("speakopenly.web.hear.sessions.urls")),
    path("listening/", include("speakopenly.web.hear.recordings.urls")),
    path("listening/", include("speakopenly.web.hear.surveys.urls")),
    path("", include("speakopenly.web.hear.plans.urls")),
    path("", include("speakopenly.web.hear.taking_part.work_urls")),
    path("names-we-know/", include("speakopenly.web.hear.known_names.urls")),
    path("own-areas/", include("speakopenly.web.hear.areas.urls")),
    path("", include("speakopenly.web.hear.keyring.urls")),
]
