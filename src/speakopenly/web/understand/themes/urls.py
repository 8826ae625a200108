"""Addresses of the theme workbench, under Understand."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.themes import deciding, views
from speakopenly.web.understand.themes.audits import views as audits

urlpatterns = [
    path("", views.exercises, name="themes-of-all"),
    path("<slug:slug>/", views.themes, name="themes"),
    path("<slug:slug>/themes.csv", views.download, name="themes-csv"),
    path("<slug:slug>/history/", views.history, name="theme-history"),
    path("<slug:slug>/history/<uuid:decision_id>/undo/", deciding.undo, name="theme-undo"),
    path("<slug:slug>/earlier/", views.earlier, name="themes-earlier"),
    path("<slug:slug>/no-theme/", views.no_theme, name="no-theme"),
    path("<slug:slug>/left-out/", views.left_out, name="left-out"),
    path("<slug:slug>/<str:ident>/", views.passages, name="theme"),
    path("<slug:slug>/<str:ident>/about/", views.about, name="theme-about"),
    path("<slug:slug>/<str:ident>/sample/", audits.sample, name="theme-audit"),
    path("<slug:slug>/<str:ident>/sample/<int:place>/", audits.read, name="theme-audit-read"),
    path("<slug:slug>/<str:ident>/accept/", deciding.accept, name="theme-accept"),
    path("<slug:slug>/<str:ident>/rename/", deciding.rename, name="theme-rename"),
    path("<slug:slug>/<str:ident>/merge/", deciding.merge, name="theme-merge"),
    path("<slug:slug>/<str:ident>/split/", deciding.split, name="theme-split"),
    path("<slug:slug>/<str:ident>/refuse/", deciding.refuse, name="theme-refuse"),
]
