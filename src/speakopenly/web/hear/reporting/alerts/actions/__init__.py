"""What is done about alerts: routes and their test, the rota, the plan; and what people decide of a flag."""

from speakopenly.web.hear.reporting.alerts.actions.deciding import decide
from speakopenly.web.hear.reporting.alerts.actions.plans import set_plan
from speakopenly.web.hear.reporting.alerts.actions.rotas import move_up, put_on_rota, take_off_rota
from speakopenly.web.hear.reporting.alerts.actions.routes import (
    change_route,
    confirm_test,
    remove_route,
    send_test,
    set_up_route,
)

__all__ = [
    "change_route",
    "confirm_test",
    "decide",
    "move_up",
    "put_on_rota",
    "remove_route",
    "send_test",
    "set_plan",
    "set_up_route",
    "take_off_rota",
]
