"""Addresses of measures, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.outcomes import as_study_views, official_views, point_views, views

ONE = "<uuid:measure_id>"
urlpatterns = [
    path("", views.measures, name="measures"),
    path("new/", views.new, name="measure-new"),
    path(f"{ONE}/", views.measure, name="measure"),
    path(f"{ONE}/points.csv", views.points_csv, name="measure-csv"),
    path(f"{ONE}/points/", point_views.bring_in, name="measure-points"),
    path(f"{ONE}/points/survey/", point_views.from_survey, name="measure-from-survey"),
    path(f"{ONE}/points/columns/", point_views.columns, name="measure-columns"),
    path(f"{ONE}/points/<uuid:intake_id>/take-back/", point_views.take_back, name="measure-take-back"),
    path(f"{ONE}/official/", official_views.official, name="measure-official"),
    path(f"{ONE}/limits/", views.limits, name="measure-limits"),
    path(f"{ONE}/before-and-after/", views.before_and_after, name="measure-before-and-after"),
    path(f"{ONE}/study/", as_study_views.as_a_study, name="measure-as-study"),
    path(f"{ONE}/verdict/", views.verdict, name="measure-verdict"),
    path(f"{ONE}/objection/", views.objection, name="measure-objection"),
]
