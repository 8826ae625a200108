"""The survey at the Speak door, in every language and wording."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.culture import public_views

urlpatterns = [
    path("<slug:slug>/", public_views.survey, name="survey"),
    path("<slug:slug>/questions/", public_views.questions, name="survey-questions"),
    path("<slug:slug>/send/", public_views.send, name="survey-send"),
    path("<slug:slug>/results.csv", public_views.table, name="survey-table"),
]
