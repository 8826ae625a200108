"""Invented inspection reports of invented authorities, as the pool takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from speakopenly.check.inspections.pooling import OnTopic, Passage, Said, Topic
from speakopenly.check.inspections.pooling.records import passage_id
from speakopenly.check.inspections.records import Framework, Polarity

RARE = "Quince lanterns hung over every supervision note that week"
"""Words no publication could hold by chance."""


def said(
    number: int,
    authority: str | None,
    *,
    framework: Framework = Framework.ILACS,
    year: int | None = 2019,
    ways: Mapping[Topic, Polarity] | None = None,
) -> Said:
    """A report that says these things, each in one passage, and is silent on every other topic."""
    report = f"report-{number:03}"
    return Said(
        report=report,
        authority=authority,
        framework=framework,
        year=year,
        topics={topic: _on(report, topic, (ways or {}).get(topic)) for topic in Topic},
    )


def _on(report: str, topic: Topic, way: Polarity | None) -> OnTopic:
    if way is None:
        return OnTopic(None)
    text = (
        f"{RARE}: {topic} is regular and {way} here, with audit, challenge and caseloads that fear nothing."
    )
    start = 100 * list(Topic).index(topic)
    place = (start, start + len(text))
    return OnTopic(way, (Passage(passage_id(report, *place), *place, page=2, polarity=way, text=text),))


def many(number: int, *, authorities: int, silent_on: Sequence[Topic] = ()) -> list[Said]:
    """So many reports of so many authorities, over SIF and ILACS years, all ways in turn."""
    made = []
    for at in range(number):
        year = 2014 + at % 10
        ways = {
            topic: tuple(Polarity)[(at + place) % 3]
            for place, topic in enumerate(Topic)
            if topic not in silent_on and (at + place) % 7
        }
        framework = Framework.SIF if year < 2018 else Framework.ILACS
        authority = f"quimbleshire {at % authorities}"
        made.append(said(at, authority, framework=framework, year=year, ways=ways))
    return made


@st.composite
def some_reports(draw: st.DrawFn) -> list[Said]:
    """Any set of reports: few or many authorities, rules and years in any mixture, some topics rare."""
    authorities = draw(st.integers(1, 14))
    rare = draw(st.sampled_from([2, 3, 12]))
    kinds = st.tuples(
        st.integers(0, authorities - 1),
        st.sampled_from(Framework),
        st.integers(2016, 2019),
        st.integers(0, 3 * rare - 1),
    )
    drawn = draw(st.lists(kinds, max_size=90))
    made = []
    for number, (authority, framework, year, says) in enumerate(drawn):
        ways = {Topic.SUPERVISION: tuple(Polarity)[says]} if says < 3 else {}
        made.append(said(number, f"a{authority}", framework=framework, year=year, ways=ways))
    return made
