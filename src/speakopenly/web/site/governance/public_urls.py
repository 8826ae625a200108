"""Addresses of the privacy notices and the accessibility statement, under /about/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.site.governance import public_views

urlpatterns = [
    path("privacy/", public_views.privacy, name="privacy"),
    path("privacy/<slug:notice>/", public_views.privacy_notice, name="privacy-notice"),
    path("accessibility/", public_views.accessibility, name="accessibility"),
]
