"""Addresses of findings and their publications, under Understand."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.findings import looking_views, talking_views, views
from speakopenly.web.understand.findings.official import views as official
from speakopenly.web.understand.findings.publications import views as publications

urlpatterns = [
    path("", views.exercises, name="findings-of-all"),
    path("<slug:slug>/", views.findings, name="findings"),
    path("<slug:slug>/preview/", views.preview, name="findings-preview"),
    path("<slug:slug>/pictures/", looking_views.pictures, name="findings-pictures"),
    path(
        "<slug:slug>/pictures/pictures.<str:ending>",
        looking_views.pictures_as_file,
        name="findings-pictures-file",
    ),
    path("<slug:slug>/ask/", publications.ask, name="publication-ask"),
    path("<slug:slug>/editions/<int:edition>/", publications.publication, name="publication"),
    path("<slug:slug>/editions/<int:edition>/preview/", publications.preview, name="publication-preview"),
    path("<slug:slug>/editions/<int:edition>/sign/", publications.sign, name="publication-sign"),
    path("<slug:slug>/editions/<int:edition>/take-back/", publications.take_back, name="publication-back"),
    path(
        "<slug:slug>/editions/<int:edition>/<str:pack>/<str:name>",
        publications.download,
        name="publication-file",
    ),
    path("<slug:slug>/<str:ident>/", views.word, name="finding"),
    path("<slug:slug>/<str:ident>/quotes/", views.quotes, name="finding-quotes"),
    path("<slug:slug>/<str:ident>/official/", official.official, name="finding-official"),
    path(
        "<slug:slug>/<str:ident>/official/<int:place>/take-away/",
        official.take_away,
        name="finding-official-away",
    ),
    path("<slug:slug>/<str:ident>/who/", looking_views.who, name="finding-who"),
    path("<slug:slug>/<str:ident>/who.csv", looking_views.who_as_csv, name="finding-who-csv"),
    path("<slug:slug>/<str:ident>/other-views/", looking_views.other_views, name="finding-views"),
    path("<slug:slug>/<str:ident>/talk/", talking_views.talk, name="finding-talk"),
    path("<slug:slug>/<str:ident>/talk/<uuid:remark_id>/settle/", talking_views.settle, name="remark-settle"),
    path("<slug:slug>/<str:ident>/word/", views.accept_word, name="finding-word"),
    path("<slug:slug>/<str:ident>/up/", views.move, {"up": True}, name="finding-up"),
    path("<slug:slug>/<str:ident>/down/", views.move, {"up": False}, name="finding-down"),
]
