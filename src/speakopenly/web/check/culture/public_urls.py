"""The survey at the Speak door, in every language and wording."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.culture import public_views

urlpatterns = [
    path("<slug:wave_slug>/", public_views.survey, name="survey"),
    path("<slug:wave_slug>/questions/", public_views.questions, name="survey-questions"),
    path("<slug:wave_slug>/send/", public_views.send, name="survey-send"),
    path("<slug:wave_slug>/results.csv", public_views.table, name="survey-table"),
]
