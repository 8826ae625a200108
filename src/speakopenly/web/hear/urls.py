"""Addresses of this stage, under the Work door."""

from __future__ import annotations

from django.urls import include, path

app_name = "hear"
urlpatterns = [
    path("reports/", include("speakopenly.web.hear.reports.urls")),
    path("listening/", include("speakopenly.web.hear.listening.urls")),
    path("", include("speakopenly.web.hear.keyring.urls")),
]
