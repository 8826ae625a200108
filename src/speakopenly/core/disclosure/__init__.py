"""Numbers that protect people. Every exit, file or screen, asks here what may be shown.

``rules`` hold the constants and what one number or one split may show. ``tables`` make a two-way table safe,
``audit`` says what an outsider can work out, ``releases`` hold what was published before. Only the rules are
given here: the others need numpy and scipy, and are asked for by name.
"""

from speakopenly.core.disclosure.rules import (
    HIDDEN,
    HIDDEN_IN_WORDS,
    LARGEST_HIDDEN,
    ROUNDED_TO,
    SMALLEST_BASE_FOR_A_PERCENTAGE,
    SMALLEST_CHANGE_BETWEEN_EDITIONS,
    SMALLEST_GROUP_OF_A_SURVEY,
    SMALLEST_SHOWN,
    Cell,
    can_show_exactly,
    can_show_percentage,
    can_show_without_naming,
    could_work_out_a_small_theme,
    is_small,
    may_recount,
    protect_split,
    round_for_split,
)

__all__ = [
    "HIDDEN",
    "HIDDEN_IN_WORDS",
    "LARGEST_HIDDEN",
    "ROUNDED_TO",
    "SMALLEST_BASE_FOR_A_PERCENTAGE",
    "SMALLEST_CHANGE_BETWEEN_EDITIONS",
    "SMALLEST_GROUP_OF_A_SURVEY",
    "SMALLEST_SHOWN",
    "Cell",
    "can_show_exactly",
    "can_show_percentage",
    "can_show_without_naming",
    "could_work_out_a_small_theme",
    "is_small",
    "may_recount",
    "protect_split",
    "round_for_split",
]
