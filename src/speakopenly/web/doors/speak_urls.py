"""The Speak door: public pages, without sign-in, session or cookie.

A room that opens public pages adds its addresses here.
"""

from __future__ import annotations

from django.urls import include, path

from speakopenly.web.doors import views

urlpatterns = [
    path("", views.home, name="home"),
    path("speak/", views.speak, name="speak"),
    path("return/", views.come_back, name="return"),
    path("replies/", views.replies, name="replies"),
    path("reports/", include("speakopenly.web.understand.public_urls")),
    path("about/", views.about, name="about"),
    path("healthz", views.health, name="health"),
]
handler400 = "speakopenly.web.doors.views.not_understood"
handler403 = "speakopenly.web.doors.views.not_allowed"
handler404 = "speakopenly.web.doors.views.not_here"
handler500 = "speakopenly.web.doors.views.our_fault"
