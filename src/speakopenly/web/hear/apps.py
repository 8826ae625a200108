from __future__ import annotations

from django.apps import AppConfig


class HearConfig(AppConfig):
    name = "speakopenly.web.hear"
    label = "speakopenly_hear"
    verbose_name = "Hear"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.core import erasure
        from speakopenly.web.hear import keyring_room, listening_room, reports_room
        from speakopenly.web.hear.listening import actions
        from speakopenly.web.hear.reports.daily import daily_round
        from speakopenly.web.jobs import daily

        erasure.register("listening", actions.forget)
        reports_room.open_it()
        listening_room.open_it()
        keyring_room.open_it()
        daily.register("reports", daily_round)
