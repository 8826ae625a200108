"""Lines of section 251 (before 2009-10: section 52) outturn under names that outlive their numbering."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_NUMBERED: Final = re.compile(r"^\s*\d+[a-z]?(\.\d+[a-z]?)*\.?\s*")

PURPOSES: Final = (
    (r"total sure start.*", "spend_sure_start"),
    (r"total children looked after", "spend_looked_after"),
    (r"total family support services", "spend_family_support"),
    (r"total services for young people", "spend_young_people"),
    (r"unknown", "spend_young_people"),
    (
        r"total (safeguarding children and young peoples services|children and young peoples safety.*)",
        "spend_safeguarding",
    ),
    (r"(total )?youth justice", "spend_youth_justice"),
    (r"(total )?children and young peoples? services? (budget|expenditure) excluding cera", "spend_all"),
)
"""Published totals only: a total is never added to its parts. In 2010-11 the total of services for young
people stands under the name "Unknown" (a slip of the publisher's; it equals the sum of its six lines)."""


@lru_cache(maxsize=5_000)
def line_name(description: str) -> str:
    """A line without its number, case and punctuation.

    "3.1.11 Total Children Looked After" and "16 Total ...".
    """
    bare = _NUMBERED.sub("", description.replace("\xa0", " "))
    bare = bare.lower().replace("’", "").replace("'", "").replace("childrens and", "children and")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


@lru_cache(maxsize=5_000)
def purpose(description: str) -> str | None:
    """The purpose a line is the published total of; None for a line that is no total we use."""
    name = line_name(description)
    return next((series for pattern, series in PURPOSES if re.fullmatch(pattern, name)), None)
