"""The three pressures at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.pressures import public_views

urlpatterns = [
    path("", public_views.every_area, name="pressures"),
    path("the-founding-text/", public_views.founding, name="pressures-founding"),
    path("what-is-counted/<slug:indicator>/", public_views.counted, name="pressures-counted"),
    path("<slug:pressure_area>/", public_views.area, name="pressures-area"),
    path("<slug:pressure_area>/figures.csv", public_views.figures, name="pressures-figures"),
]
