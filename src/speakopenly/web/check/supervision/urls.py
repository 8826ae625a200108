"""Addresses of supervision, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.supervision import views

urlpatterns = [
    path("", views.results, name="supervision"),
    path("supervision.csv", views.results_csv, name="supervision-csv"),
    path("calendar/", views.calendar, name="supervision-calendar"),
    path("calendar/keep/", views.keep, name="supervision-keep"),
]
