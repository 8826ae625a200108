"""Addresses of the culture survey, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.culture import views

urlpatterns = [
    path("", views.waves, name="waves"),
    path("new/", views.new, name="wave-new"),
    path("<slug:slug>/", views.wave, name="wave"),
    path("<slug:slug>/change/", views.change, name="wave-change"),
    path("<slug:slug>/asked/", views.asked, name="wave-asked"),
    path("<slug:slug>/sign/", views.sign, name="wave-sign"),
    path("<slug:slug>/paper/", views.paper, name="wave-paper"),
    path("<slug:slug>/typed-in/<str:audience>/", views.typed_in, name="wave-typed-in"),
    path("<slug:slug>/reply/", views.reply, name="wave-reply"),
    path("<slug:slug>/results/", views.results, name="wave-results"),
    path("<slug:slug>/results.csv", views.table, name="wave-table"),
]
