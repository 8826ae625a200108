"""Pictures of findings, each a figure with its sentence and its table twin. They hold safe numbers alone."""

from speakopenly.understand.findings.pictures.by_group import draw_groups, draw_small_multiples
from speakopenly.understand.findings.pictures.dots import Dot, draw_dots
from speakopenly.understand.findings.pictures.flow import Link, Node, draw_flow
from speakopenly.understand.findings.pictures.map import Pair, draw_map, safe_pair
from speakopenly.understand.findings.pictures.over_time import draw_over_time
from speakopenly.understand.findings.pictures.steady import draw_steadiness

__all__ = [
    "Dot",
    "Link",
    "Node",
    "Pair",
    "draw_dots",
    "draw_flow",
    "draw_groups",
    "draw_map",
    "draw_over_time",
    "draw_small_multiples",
    "draw_steadiness",
    "safe_pair",
]
