"""Addresses of how the service learns, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.learning import views, yearly_views

urlpatterns = [
    path("", views.figures, name="learning"),
    path("figures.csv", views.figures_csv, name="learning-csv"),
    path("staff/", views.staff_number, name="learning-staff"),
    path("support/", views.support, name="learning-support"),
    path("used/", views.used, name="learning-used"),
    path("again/", views.again, name="learning-again"),
    path("yearly/", yearly_views.yearly, name="learning-yearly"),
]
