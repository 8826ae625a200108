from __future__ import annotations

from django.apps import AppConfig


class UnderstandConfig(AppConfig):
    name = "speakopenly.web.understand"
    label = "speakopenly_understand"
    verbose_name = "Understand"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.core import erasure
        from speakopenly.web.understand import consent, forgetting, listening, rooms

        erasure.register("understanding", forgetting.forget)
        listening.begin()
        consent.begin()
        rooms.open_them()
