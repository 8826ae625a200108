"""Addresses of services, under /staff/site/services/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.site.services import views

urlpatterns = [
    path("", views.services, name="site-services"),
    path("found/", views.found, name="site-services-found"),
    path("<uuid:service_id>/", views.service, name="site-service"),
    path("<uuid:service_id>/parts/", views.parts, name="site-service-parts"),
]
