"""Pictures of what a measure did, each a figure with its sentence and its table twin."""

from speakopenly.check.outcomes.charts.control import draw_control_chart
from speakopenly.check.outcomes.charts.interrupted import draw_interrupted_series
from speakopenly.check.outcomes.charts.learning import draw_learning, say_learning, table_of

__all__ = ["draw_control_chart", "draw_interrupted_series", "draw_learning", "say_learning", "table_of"]
