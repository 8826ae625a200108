"""Addresses of long work, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.jobs import views

urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<uuid:job_id>/", views.job, name="job"),
    path("<uuid:job_id>/state/", views.job_state, name="job-state"),
    path("<uuid:job_id>/stop/", views.stop, name="job-stop"),
    path("<uuid:job_id>/again/", views.try_again, name="job-again"),
]
