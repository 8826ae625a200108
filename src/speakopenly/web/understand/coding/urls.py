"""Addresses of the coding room, under Understand."""

from __future__ import annotations

from django.urls import include, path

from speakopenly.web.understand.coding import views

urlpatterns = [
    path("", views.of_all, name="coding-of-all"),
    path("<slug:slug>/", views.passages, name="coding"),
    path("<slug:slug>/learn/", views.learn, name="coding-learn"),
    path("<slug:slug>/passages/<uuid:passage_id>/", views.passage, name="coding-passage"),
    path("<slug:slug>/bring-in/", include("speakopenly.web.understand.coding.brought.urls")),
    path("<slug:slug>/double/", include("speakopenly.web.understand.coding.double.urls")),
]
