"""Addresses of the sessions of an exercise, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.sessions import views

urlpatterns = [
    path("<slug:slug>/sessions/", views.sessions, name="sessions"),
    path("<slug:slug>/sessions/new/", views.new, name="session-new"),
    path("<slug:slug>/sessions/<uuid:session_id>/", views.session, name="session"),
    path("<slug:slug>/sessions/<uuid:session_id>/groups/", views.groups, name="session-groups"),
    path("<slug:slug>/sessions/<uuid:session_id>/notes/", views.notes, name="session-notes"),
]
