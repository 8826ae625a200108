from __future__ import annotations

from django.apps import AppConfig


class ChangeConfig(AppConfig):
    name = "speakopenly.web.change"
    label = "speakopenly_change"
    verbose_name = "Change"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.core import erasure
        from speakopenly.web.change import rooms
        from speakopenly.web.change.reviews import forgetting

        erasure.register(forgetting.ROOM, forgetting.forget)
        forgetting.begin()
        rooms.open_them()
