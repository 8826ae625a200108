from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "speakopenly.web.jobs"
    label = "speakopenly_jobs"
    verbose_name = "Jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.web.jobs import daily
        from speakopenly.web.jobs.queries import jobs_that_wait
        from speakopenly.web.people.sections import show_on_today

        show_on_today("jobs", jobs_that_wait)
        daily.begin()
