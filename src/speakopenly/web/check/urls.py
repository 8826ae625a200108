"""Addresses of this stage, under the Work door."""

from __future__ import annotations

from django.urls import include, path

app_name = "check"
urlpatterns = [
    path("outcomes/", include("speakopenly.web.check.outcomes.urls")),
    path("replies/", include("speakopenly.web.check.replies.urls")),
    path("learning/", include("speakopenly.web.check.learning.urls")),
    path("culture/", include("speakopenly.web.check.culture.urls")),
    path("supervision/", include("speakopenly.web.check.supervision.urls")),
    path("inspections/", include("speakopenly.web.check.inspections.urls")),
    path("trail/", include("speakopenly.web.check.trail.urls")),
    path("examination/", include("speakopenly.web.check.examination.urls")),
    path("bulletin/", include("speakopenly.web.check.bulletin.urls")),
]
