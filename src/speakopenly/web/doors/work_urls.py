"""The Work door: everything under /staff/ asks for sign-in.

A room that opens Work pages adds one ``include`` here, under its section. One's own account is the last: its
pages, which people meet before they have signed in, stand at ``/staff/account/`` and ``/staff/cy/account/``.
"""

from __future__ import annotations

from django.urls import include, path

from speakopenly.web.doors import views
from speakopenly.web.people import urls as people
from speakopenly.web.people.sections import Section
from speakopenly.web.public_path import in_each_language

sections = [
    path(f"staff/{section}/", views.section, {"section": section}, name=f"section-{section}")
    for section in Section
]

urlpatterns = [
    path("staff/", views.today, name="today"),
    *sections,
    path("staff/hear/", include("speakopenly.web.hear.urls")),
    path("staff/understand/", include("speakopenly.web.understand.urls")),
    path("staff/change/", include("speakopenly.web.change.urls")),
    path("staff/check/", include("speakopenly.web.check.urls")),
    path("staff/loop/", include("speakopenly.web.check.learning.loop_urls")),
    path("staff/jobs/", include("speakopenly.web.jobs.urls")),
    path("staff/site/", include("speakopenly.web.site.urls")),
    path("staff/site/", include("speakopenly.web.hear.reporting.opening.urls")),
    path("staff/site/people/", include("speakopenly.web.people.changes.urls")),
    *in_each_language(people.urlpatterns),
]
