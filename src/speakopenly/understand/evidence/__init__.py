"""What works: studies put together, how sure that is, and what it cannot settle.

Where to look: ``effects`` works out the effect of each study, ``between`` how much studies differ,
``pooling`` what they say together (one set, or thousands at once), ``synthesis`` all that must be known of
one question, ``saying`` and ``forest`` tell and draw it. ``rare`` is for rare events, ``several`` for studies
with several effects; ``moderators``, ``influence`` and ``small_studies`` look closer. ``screening`` orders
what is still to be read, and says what stopping may miss; ``flow`` counts records from found to included.
"""

from speakopenly.understand.evidence.between import Method
from speakopenly.understand.evidence.effects import Measure
from speakopenly.understand.evidence.forest import draw_forest
from speakopenly.understand.evidence.pooling import IntervalBy, Pooled, pool
from speakopenly.understand.evidence.reading import Columns, Read, read_studies
from speakopenly.understand.evidence.saying import say
from speakopenly.understand.evidence.several import Several
from speakopenly.understand.evidence.synthesis import FEWEST_TO_SHOW, Study, Synthesis, synthesise

__all__ = [
    "FEWEST_TO_SHOW",
    "Columns",
    "IntervalBy",
    "Measure",
    "Method",
    "Pooled",
    "Read",
    "Several",
    "Study",
    "Synthesis",
    "draw_forest",
    "pool",
    "read_studies",
    "say",
    "synthesise",
]
