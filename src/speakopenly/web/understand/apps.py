from __future__ import annotations

from django.apps import AppConfig


class UnderstandConfig(AppConfig):
    name = "speakopenly.web.understand"
    label = "speakopenly_understand"
    verbose_name = "Understand"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.core import erasure
        from speakopenly.web.jobs import daily
        from speakopenly.web.looks import look
        from speakopenly.web.understand import consent, forgetting, listening, rooms
        from speakopenly.web.understand.coding import keeping
        from speakopenly.web.understand.coding.brought import actions as brought
        from speakopenly.web.understand.exchange.actions import daily_round
        from speakopenly.web.understand.findings.previews import actions as previews
        from speakopenly.web.understand.rounds import closing
        from speakopenly.web.understand.search import actions as search
        from speakopenly.web.understand.search import numbers

        erasure.register("understanding", forgetting.forget)
        daily.register("exports", daily_round)
        daily.register("previews", previews.daily_round)
        daily.register("agreement rounds", closing.close_those_over)
        closing.register_kind()
        look(closing.rounds_that_wait)
        daily.register("codings brought in", brought.daily_round)
        daily.register("search", search.daily_round)
        daily.register("who coded", keeping.daily_round)
        listening.begin()
        consent.begin()
        numbers.begin()
        rooms.open_them()
