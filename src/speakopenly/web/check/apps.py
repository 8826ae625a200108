from __future__ import annotations

from django.apps import AppConfig


class CheckConfig(AppConfig):
    name = "speakopenly.web.check"
    label = "speakopenly_check"
    verbose_name = "Check"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.web.check import rooms, third_pressure
        from speakopenly.web.check.outcomes import recommended

        recommended.begin()
        third_pressure.begin()
        rooms.open_them()
