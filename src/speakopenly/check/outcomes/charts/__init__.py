"""Pictures of what a measure did, each a figure with its sentence and its table twin."""

from speakopenly.check.outcomes.charts.control import draw_control_chart
from speakopenly.check.outcomes.charts.interrupted import draw_interrupted_series

__all__ = ["draw_control_chart", "draw_interrupted_series"]
