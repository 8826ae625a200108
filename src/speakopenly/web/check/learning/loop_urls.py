"""The address of the loop on one page, under /staff/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.learning import loop_views

app_name = "loop"
urlpatterns = [path("", loop_views.page, name="page")]
