from __future__ import annotations

from django.apps import AppConfig


class HearConfig(AppConfig):
    name = "speakopenly.web.hear"
    label = "speakopenly_hear"
    verbose_name = "Hear"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.core import erasure
        from speakopenly.web.hear import (
            alerts_room,
            areas_room,
            backups_room,
            erasures_room,
            holds_room,
            keyring_room,
            known_names_room,
            listening_room,
            opening_room,
            plans_room,
            readers_room,
            recordings_room,
            reports_room,
            safe_versions_room,
            sessions_room,
            taking_part_room,
        )
        from speakopenly.web.hear.listening import actions
        from speakopenly.web.hear.reporting.reports.daily import daily_round
        from speakopenly.web.hear.reporting.speak import ringing
        from speakopenly.web.jobs import daily

        recordings_room.open_it()  # asked first to forget: it finds its recordings by the words that go
        taking_part_room.open_it()
        erasure.register("listening", actions.forget)
        reports_room.open_it()
        readers_room.open_it()
        safe_versions_room.open_it()
        listening_room.open_it()
        plans_room.open_it()
        known_names_room.open_it()
        sessions_room.open_it()
        areas_room.open_it()
        keyring_room.open_it()
        alerts_room.open_it()
        holds_room.open_it()
        backups_room.open_it()
        opening_room.open_it()
        ringing.begin()
        daily.register("reports", daily_round)
        erasures_room.open_it()
