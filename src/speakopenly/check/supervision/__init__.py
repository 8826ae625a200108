"""Whether supervision supports, is regular and means something: pools of ten or more, never a pair."""

from speakopenly.check.supervision.calendar import BANDS, Band, Meetings, count_meetings
from speakopenly.check.supervision.chart import Words, draw_part, percent
from speakopenly.check.supervision.items import (
    BY_CODE,
    CANCELLED,
    CANNOT_SAY,
    ITEMS,
    Answers,
    Item,
    Part,
    Side,
    items_of,
)
from speakopenly.check.supervision.joining import FEWEST_IN_A_POOL, REST
from speakopenly.check.supervision.meetings import MeetingsShown, Row, added_up, show_meetings
from speakopenly.check.supervision.pools import AreaShown, PartShown, Pool, Share, pools, pools_of
from speakopenly.check.supervision.standards import EVIDENCE, NOT_FOR, STANDARDS, Standard
from speakopenly.check.supervision.tallies import Group, Tally, add, count, tally_of

__all__ = [
    "BANDS",
    "BY_CODE",
    "CANCELLED",
    "CANNOT_SAY",
    "EVIDENCE",
    "FEWEST_IN_A_POOL",
    "ITEMS",
    "NOT_FOR",
    "REST",
    "STANDARDS",
    "Answers",
    "AreaShown",
    "Band",
    "Group",
    "Item",
    "Meetings",
    "MeetingsShown",
    "Part",
    "PartShown",
    "Pool",
    "Row",
    "Share",
    "Side",
    "Standard",
    "Tally",
    "Words",
    "add",
    "added_up",
    "count",
    "count_meetings",
    "draw_part",
    "items_of",
    "percent",
    "pools",
    "pools_of",
    "show_meetings",
    "tally_of",
]
