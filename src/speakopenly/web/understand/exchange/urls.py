"""Addresses of exports and codebooks, under Understand."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.exchange import answer_views, codebooks, views

urlpatterns = [
    path("", views.of_all, name="exports-of-all"),
    path("codebook/", codebooks.codebook, name="codebook"),
    path("exercises/<slug:slug>/", views.exports, name="exports"),
    path("exercises/<slug:slug>/as-said/", views.as_said, name="exports-as-said"),
    path("exercises/<slug:slug>/answers/", answer_views.answers, name="exports-of-answers"),
    path("exercises/<slug:slug>/<uuid:export_id>/", views.fetch, name="export-file"),
]
