"""Addresses of the site's own pages, under /staff/site/."""

from __future__ import annotations

from django.urls import include, path

from speakopenly.web.site import views

urlpatterns = [
    path("", views.set_up, name="site"),
    path("open/", views.open_door, name="site-open"),
    path("shut/", views.shut_door, name="site-shut"),
    path("health/", views.health, name="site-health"),
    path("data-protection/", include("speakopenly.web.site.governance.urls")),
    path("data-protection/register/", include("speakopenly.web.site.register.urls")),
    path("trail/", views.trail, name="site-trail"),
    path("services/", include("speakopenly.web.site.services.urls")),
]
