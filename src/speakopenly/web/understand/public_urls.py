"""Public reports, at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.findings.publications import public_views

urlpatterns = [
    path("", public_views.reports, name="reports"),
    path("<slug:slug>/", public_views.report, name="report"),
    path("<slug:slug>/verify/", public_views.check, name="report-check"),
    path("<slug:slug>/edition-<int:edition>/<str:name>", public_views.file, name="report-file"),
]
