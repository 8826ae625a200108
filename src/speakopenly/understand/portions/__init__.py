"""Themes of more voices than memory holds: read in portions, on this machine or several, and kept as read.

A portion is 5,000 rows in the order of the table, so what stands in it depends on the table alone. Where to
look: ``records`` (what goes in and comes out), ``reading`` (the work on one portion), ``hands`` and
``cluster`` (who does that work), ``keeping`` (the folder it is kept in until the run ends), ``finding``
(themes of all portions) and ``placing`` (every voice of one portion).
"""

from speakopenly.understand.portions.finding import Placed, find_in_portions
from speakopenly.understand.portions.keeping import Kept, keep_portions
from speakopenly.understand.portions.records import ROWS, HowToRead, Placement, Portion, ReadPortion

__all__ = [
    "ROWS",
    "HowToRead",
    "Kept",
    "Placed",
    "Placement",
    "Portion",
    "ReadPortion",
    "find_in_portions",
    "keep_portions",
]
