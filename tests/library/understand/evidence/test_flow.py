"""The picture of a flow: no count is lost, however long the name beside it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.evidence.flow import Flow, as_document, draw_flow

NAMES = st.text("abcdefg ", min_size=1, max_size=120).map(str.strip).filter(bool)
COUNTS = st.dictionaries(NAMES, st.integers(1, 99_999), max_size=4)


@settings(max_examples=40, deadline=None)
@given(sources=COUNTS, reasons=COUNTS, rest=st.lists(st.integers(0, 9999), min_size=6, max_size=6))
def test_every_count_stands_in_the_picture(
    sources: dict[str, int], reasons: dict[str, int], rest: list[int]
) -> None:
    undecided, unsure, excluded, not_retrieved, not_assessed, included = rest
    sought = not_retrieved + not_assessed + included + sum(reasons.values())
    screened = excluded + unsure + sought
    found = sum(sources.values())
    flow = Flow(
        screened, undecided, unsure, excluded, sought, not_retrieved, not_assessed, reasons, included,
        before={
            "identified": found,
            "identified_by_source": sources,
            "removed_duplicates": 0,
            "removed_for_other_reasons": found - screened - undecided,
        },
    )  # fmt: skip

    shown = re.findall(r">([^<]+)</text>", draw_flow(flow).svg)

    assert as_document(flow)["adds_up"]
    for name, count in [*sources.items(), *reasons.items(), ("Studies included", included)]:
        assert any(each.startswith(name[:10].strip()) and each.endswith(f": {count:,}") for each in shown)
    assert {"Identification", "Screening", "Included"} <= set(shown)
