"""The Speak door: public pages, without sign-in, session or cookie.

A room that opens public pages adds its addresses to ``pages``; each then stands in every language and
wording.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from speakopenly.web.doors import views
from speakopenly.web.public_path import in_every_wording

pages: list[URLPattern | URLResolver] = [
    path("", include("speakopenly.web.hear.public_urls")),
    path("leave/", views.leave, name="leave"),
    path("return/", include("speakopenly.web.hear.reporting.mailbox.urls")),
    path("", include("speakopenly.web.hear.taking_part.urls")),
    path("replies/", include("speakopenly.web.check.public_urls")),
    path("reports/", include("speakopenly.web.understand.public_urls")),
    path("drafts/", include("speakopenly.web.understand.member_checks.public_urls")),
    path("reviews/", include("speakopenly.web.change.reviews.public_urls")),
    path("examinations/", include("speakopenly.web.check.examination.public_urls")),
    path("rights/", include("speakopenly.web.change.public_urls")),
    path("changes/", include("speakopenly.web.change.recommendations.public_urls")),
    path("bulletin/", include("speakopenly.web.check.bulletin.public_urls")),
    path("survey/", include("speakopenly.web.check.culture.public_urls")),
    path("round/", include("speakopenly.web.understand.rounds.public_urls")),
    path("pressures/", include("speakopenly.web.understand.pressures.public_urls")),
    path("pulse/", include("speakopenly.web.check.supervision.public_urls")),
    path("what-works/", include("speakopenly.web.understand.evidence.public_urls")),
    path("services/", include("speakopenly.web.site.services.public_urls")),
    path("about/", views.about, name="about"),
    path("about/", include("speakopenly.web.site.governance.public_urls")),
    path("api/", include("speakopenly.web.api.public_urls")),
]
urlpatterns = [
    path("healthz", views.health, name="health"),
    path("api/v1/", include("speakopenly.web.api.urls")),
    *in_every_wording(pages),
]
handler400 = "speakopenly.web.doors.views.not_understood"
handler403 = "speakopenly.web.doors.views.not_allowed"
handler404 = "speakopenly.web.doors.views.not_here"
handler500 = "speakopenly.web.doors.views.our_fault"
