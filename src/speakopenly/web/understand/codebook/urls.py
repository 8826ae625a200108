"""Addresses of codebooks, under Understand."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.codebook import changing, views

urlpatterns = [
    path("", views.of_all, name="codes-of-all"),
    path("<slug:slug>/", views.codes, name="codes"),
    path("<slug:slug>/new/", changing.new, name="code-new"),
    path("<slug:slug>/from-themes/", changing.from_themes, name="codes-from-themes"),
    path("<slug:slug>/bring-in/", changing.bring_in, name="codes-bring-in"),
    path("<slug:slug>/codebook.qdc", views.take_out, name="codes-qdc"),
    path("<slug:slug>/history/", views.history, name="code-history"),
    path("<slug:slug>/history/<uuid:deed_id>/undo/", changing.undo, name="code-undo"),
    path("<slug:slug>/versions/", views.versions, name="code-versions"),
    path("<slug:slug>/versions/<int:codebook_version>/", views.version, name="code-version"),
    path("<slug:slug>/<uuid:code_id>/", changing.code, name="code"),
    path("<slug:slug>/<uuid:code_id>/merge/", changing.merge, name="code-merge"),
    path("<slug:slug>/<uuid:code_id>/split/", changing.split, name="code-split"),
    path("<slug:slug>/<uuid:code_id>/move/", changing.move, name="code-move"),
    path("<slug:slug>/<uuid:code_id>/set-aside/", changing.set_aside, name="code-set-aside"),
    path("<slug:slug>/<uuid:code_id>/take-up/", changing.take_up, name="code-take-up"),
]
