from __future__ import annotations

from django.apps import AppConfig


class HearConfig(AppConfig):
    name = "speakopenly.web.hear"
    label = "speakopenly_hear"
    verbose_name = "Hear"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.core import erasure
        from speakopenly.web.hear import listening_room
        from speakopenly.web.hear.listening import actions

        erasure.register("listening", actions.forget)
        listening_room.open_it()
