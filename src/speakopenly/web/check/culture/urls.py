"""Addresses of the culture survey, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.culture import views

urlpatterns = [
    path("", views.waves, name="waves"),
    path("new/", views.new, name="wave-new"),
    path("<slug:wave_slug>/", views.wave, name="wave"),
    path("<slug:wave_slug>/change/", views.change, name="wave-change"),
    path("<slug:wave_slug>/asked/", views.asked, name="wave-asked"),
    path("<slug:wave_slug>/sign/", views.sign, name="wave-sign"),
    path("<slug:wave_slug>/paper/", views.paper, name="wave-paper"),
    path("<slug:wave_slug>/typed-in/<str:audience>/", views.typed_in, name="wave-typed-in"),
    path("<slug:wave_slug>/reply/", views.reply, name="wave-reply"),
    path("<slug:wave_slug>/results/", views.results, name="wave-results"),
    path("<slug:wave_slug>/results.csv", views.table, name="wave-table"),
]
