"""Addresses of trying a survey and of typing in paper forms, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.taking_part import work_views as work

urlpatterns = [
    path("listening/<slug:slug>/survey/try/", work.try_it, name="survey-try"),
    path("listening/<slug:slug>/survey/try/end/", work.tried, name="survey-try-send"),
    path("listening/<slug:slug>/survey/typed-in/", work.typed_in, name="survey-typed-in"),
    path("listening/<slug:slug>/survey/typed-in/end/", work.kept, name="survey-typed-in-send"),
]
