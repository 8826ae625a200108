"""Addresses of listening exercises, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.listening import bringing_in, pieces, views, withdrawing

urlpatterns = [
    path("", views.exercises, name="exercises"),
    path("set-up/", views.set_up, name="set-up"),
    path("<slug:slug>/", views.exercise, name="exercise"),
    path("<slug:slug>/change/", views.change, name="exercise-change"),
    path("<slug:slug>/turn/", views.turn, name="exercise-turn"),
    path("<slug:slug>/consent/", withdrawing.find, name="consent"),
    path("<slug:slug>/consent/change/", withdrawing.change, name="consent-change"),
    path("<slug:slug>/bring-in/", bringing_in.choose, name="bring-in"),
    path("<slug:slug>/bring-in/<uuid:import_id>/", views.one_import, name="import"),
    path("<slug:slug>/bring-in/<uuid:import_id>/found/", bringing_in.look, name="bring-in-found"),
    path("<slug:slug>/bring-in/<uuid:import_id>/columns/", bringing_in.match, name="bring-in-columns"),
    path("<slug:slug>/bring-in/<uuid:import_id>/pieces/", pieces.look, name="bring-in-pieces"),
    path("<slug:slug>/bring-in/<uuid:import_id>/about/", pieces.describe, name="bring-in-about"),
    path("<slug:slug>/bring-in/<uuid:import_id>/names/", bringing_in.names, name="bring-in-names"),
    path("<slug:slug>/bring-in/<uuid:import_id>/confirm/", bringing_in.confirm, name="bring-in-confirm"),
    path("<slug:slug>/bring-in/<uuid:import_id>/refuse/", bringing_in.refuse, name="bring-in-refuse"),
    path("<slug:slug>/bring-in/<uuid:import_id>/take-back/", views.take_back, name="take-back"),
]
