from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "speakopenly.web.people"
    label = "speakopenly_people"
    verbose_name = "People"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.web.people.changes import queries
        from speakopenly.web.people.elsewhere.groups import read_groups_file
        from speakopenly.web.people.sections import show_on_today
        from speakopenly.web.people.ways import no_times, told  # noqa: F401  (importing them lets them listen)

        show_on_today("changes of roles", queries.changes_that_wait)
        read_groups_file()  # a file that cannot be understood stops the start, not somebody's sign-in
