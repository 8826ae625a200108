"""The public address of what the services of a host have published, under /services/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.site.services import views

urlpatterns = [path("", views.published, name="services-published")]
