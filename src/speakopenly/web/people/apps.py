from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "speakopenly.web.people"
    label = "speakopenly_people"
    verbose_name = "People"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.web.people.changes import queries
        from speakopenly.web.people.sections import show_on_today

        show_on_today("changes of roles", queries.changes_that_wait)
