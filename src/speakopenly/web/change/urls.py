"""Addresses of this stage, under the Work door."""

from __future__ import annotations

from django.urls import include, path

app_name = "change"
urlpatterns = [
    path("reviews/", include("speakopenly.web.change.reviews.urls")),
    path("rights/", include("speakopenly.web.change.rights.urls")),
    path("recommendations/", include("speakopenly.web.change.recommendations.urls")),
]
