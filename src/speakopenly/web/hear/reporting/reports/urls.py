"""Addresses of the readers' room, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.reports.views import inbox, one_report, typing_in

urlpatterns = [
    path("", inbox.inbox, name="reports"),
    path("typed-in/", typing_in.typed_in, name="typed-in"),
    path("typed-in/handed-over/", typing_in.handed_over, name="handed-over"),
    path("<slug:number>/", one_report.report, name="report"),
    path("<slug:number>/write/", one_report.write, name="report-write"),
    path("<slug:number>/close/", one_report.close, name="report-close"),
    path("<slug:number>/release/", one_report.release, name="report-release"),
    path("<slug:number>/files/<uuid:ident>/", one_report.file, name="report-file"),
]
