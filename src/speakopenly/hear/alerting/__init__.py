"""Who is told that a report needs a reader, and when: worked out from the plan, the rota and the time given.

Nothing here looks at a clock, a database or a report; ``web/hear/reporting/alerts`` asks and does.
"""

from speakopenly.hear.alerting.plans import Plan, ReadingHours
from speakopenly.hear.alerting.rotas import Place, order_for
from speakopenly.hear.alerting.schedule import Told, Waiting, next_look, what_to_do

__all__ = ["Place", "Plan", "ReadingHours", "Told", "Waiting", "next_look", "order_for", "what_to_do"]
