"""Addresses of safe versions, under the Work door and below the reports they are made of."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.safe_versions.views import leaving, making, reading

urlpatterns = [
    path("reports/<slug:number>/safe-version/", making.safe_version, name="safe-version"),
    path("reports/<slug:number>/safe-version/begin/", making.begin, name="safe-version-begin"),
    path("reports/<slug:number>/safe-version/words/<int:which>/", making.words, name="safe-version-words"),
    path("reports/<slug:number>/safe-version/mark/", making.mark, name="safe-version-mark"),
    path("reports/<slug:number>/safe-version/edit/", making.edit, name="safe-version-edit"),
    path("reports/<slug:number>/safe-version/description/", making.describe, name="safe-version-description"),
    path("reports/<slug:number>/safe-version/confirm/", making.confirm, name="safe-version-confirm"),
    path("reports/<slug:number>/safe-version/again/", making.again, name="safe-version-again"),
    path("reports/<slug:number>/stranger/", reading.stranger, name="stranger"),
    path("reports/<slug:number>/share/", leaving.share, name="report-share"),
    path("reports/<slug:number>/ask/", leaving.ask, name="report-ask"),
    path("how-many-people/", leaving.how_many, name="how-many"),
    path("export/", leaving.export, name="export"),
]
