"""The address of one's own areas, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.areas import views

urlpatterns = [path("", views.own_areas, name="own-areas")]
