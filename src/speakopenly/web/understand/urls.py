"""Addresses of this stage, under the Work door."""

from __future__ import annotations

from django.urls import include, path

app_name = "understand"
urlpatterns = [
    path("themes/", include("speakopenly.web.understand.themes.urls")),
    path("findings/", include("speakopenly.web.understand.findings.urls")),
]
