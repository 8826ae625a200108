"""Addresses of de-identification, under Understand."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.deidentification import views

urlpatterns = [
    path("", views.of_all, name="deidentification-of-all"),
    path("<slug:slug>/", views.overview, name="deidentification"),
    path("<slug:slug>/read/<int:text_place>/", views.read, name="deidentification-read"),
    path("<slug:slug>/text/<uuid:reading_id>/", views.text, name="deidentification-text"),
    path("<slug:slug>/undo/<uuid:replacement_id>/", views.undo, name="deidentification-undo"),
    path("<slug:slug>/quotes/", views.quotes, name="deidentification-quotes"),
    path("<slug:slug>/quotes/<uuid:quote_id>/", views.try_quote, name="deidentification-quote"),
]
