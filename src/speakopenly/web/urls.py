"""Both doors on one host name: those who speak at the root, those who work under /staff/."""

from __future__ import annotations

from speakopenly.web.doors import speak_urls, work_urls

urlpatterns = [*speak_urls.urlpatterns, *work_urls.urlpatterns]
handler400 = "speakopenly.web.doors.views.not_understood"
handler403 = "speakopenly.web.doors.views.not_allowed"
handler404 = "speakopenly.web.doors.views.not_here"
handler429 = "speakopenly.web.doors.views.too_many_tries"  # asked by django-allauth
handler500 = "speakopenly.web.doors.views.our_fault"
