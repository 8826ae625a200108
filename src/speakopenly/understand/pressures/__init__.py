"""Official statistics: demand, resources and culture of a nation or an authority, side by side.

The public face. A ``Store`` holds every figure of every release; ``load_file`` puts an official file into it.
``areas`` says of whom there are figures, ``triple`` gives one area's three pressures, ``sentences`` and
``headline`` what they say, ``charts`` and ``draw_together`` their pictures with tables, ``beside`` where an
authority lies among all (never by name or rank; ``draw_spread`` draws it), ``also_moved`` what else changed,
``founding_sentences`` tests the founding text's claims, and ``reconcile`` says whether authorities add up to
the nation. ``INDICATORS`` are the definitions.
"""

from speakopenly.understand.pressures.also import also_moved
from speakopenly.understand.pressures.among import Beside, beside
from speakopenly.understand.pressures.areas import all_areas, find_area
from speakopenly.understand.pressures.charts import COLUMNS, charts, draw_together, table_rows
from speakopenly.understand.pressures.founding import Tested, Verdict, founding_sentences
from speakopenly.understand.pressures.headers import read_mapping
from speakopenly.understand.pressures.indicators import BY_KEY, INDICATORS, Break, Indicator, Kind, Strand
from speakopenly.understand.pressures.loading import Loaded, load_file
from speakopenly.understand.pressures.measuring import Change
from speakopenly.understand.pressures.panels import NOT_ASKED, Line, Panel, Point, Triple
from speakopenly.understand.pressures.reconciling import Reconciled, reconcile
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.sentences import (
    SIDE_BY_SIDE,
    WHAT_ELSE,
    Sentence,
    headline,
    revised,
    sentences,
)
from speakopenly.understand.pressures.spread import draw_spread, steps, tell_spread
from speakopenly.understand.pressures.store import Published, Store
from speakopenly.understand.pressures.triples import areas, triple

__all__ = [
    "BY_KEY",
    "COLUMNS",
    "INDICATORS",
    "NOT_ASKED",
    "SIDE_BY_SIDE",
    "WHAT_ELSE",
    "Area",
    "Beside",
    "Break",
    "Change",
    "Indicator",
    "Kind",
    "Line",
    "Loaded",
    "Panel",
    "Point",
    "Published",
    "Reconciled",
    "Sentence",
    "Store",
    "Strand",
    "Tested",
    "Triple",
    "Verdict",
    "all_areas",
    "also_moved",
    "areas",
    "beside",
    "charts",
    "draw_spread",
    "draw_together",
    "find_area",
    "founding_sentences",
    "headline",
    "load_file",
    "read_mapping",
    "reconcile",
    "revised",
    "sentences",
    "steps",
    "table_rows",
    "tell_spread",
    "triple",
]
