"""Addresses of inspection reports, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.inspections import views

urlpatterns = [
    path("", views.reports, name="inspections"),
    path("bring-in/", views.bring_in, name="inspections-bring-in"),
    path("said/", views.said, name="inspections-said"),
    path("together/", views.together, name="inspections-together"),
    path("passages/<uuid:inspection_passage_id>/", views.judge, name="inspection-passage"),
    path("<uuid:inspection_id>/", views.report, name="inspection"),
    path("<uuid:inspection_id>/take-out/", views.take_out, name="inspection-take-out"),
    path("<uuid:inspection_id>/<str:topic>/", views.topic, name="inspection-topic"),
]
