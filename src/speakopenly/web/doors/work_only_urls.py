"""The Work door alone, where it has a host name of its own."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from speakopenly.web.doors import views, work_urls
from speakopenly.web.people.public import public

to_today = public(RedirectView.as_view(pattern_name="today"))

urlpatterns = [
    path("", to_today, name="front"),
    path("healthz", views.health, name="health"),
    *work_urls.urlpatterns,
]
handler400 = "speakopenly.web.doors.views.not_understood"
handler403 = "speakopenly.web.doors.views.not_allowed"
handler404 = "speakopenly.web.doors.views.not_here"
handler500 = "speakopenly.web.doors.views.our_fault"
