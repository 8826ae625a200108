"""The three pressures under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.pressures import views

urlpatterns = [
    path("", views.every_area, name="pressures"),
    path("the-founding-text/", views.founding, name="pressures-founding"),
    path("what-is-counted/<slug:indicator>/", views.counted, name="pressures-counted"),
    path("<slug:pressure_area>/", views.area, name="pressures-area"),
    path("<slug:pressure_area>/figures.csv", views.figures, name="pressures-figures"),
]
