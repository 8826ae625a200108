"""How many people said something, where a machine placed their words and a person read a sample."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.counting import Heads, HowMany
from speakopenly.core.publications import Packs
from speakopenly.core.records import PersonId, ThemeId
from speakopenly.understand.findings.audits import Audit, Stratum, correct, draw, from_rates, shares_of_sample
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import (
    SAYS_WHO_CHECKED,
    Evidence,
    check_code,
    read_evidence,
    write_evidence,
)
from speakopenly.understand.findings.numbers import make_number, put_right
from speakopenly.understand.findings.publication import NUMBERS, printed_numbers, publish
from speakopenly.understand.findings.verification import verify
from tests.promises.test_nothing_altered_goes_unseen import manifest_of

FOUND = Audit(ThemeId("T01"), counted_read=20, counted_said=18, others_read=20, others_said=1)


def people(side: str, number: int) -> list[PersonId]:
    return [PersonId(f"{side}{place:04}") for place in range(number)]


@pytest.mark.parametrize("case", [0, 1])
def test_a_share_from_known_rates_is_that_of_the_oracle(shared_data: Path, case: int) -> None:
    known: dict[str, Any] = json.loads(
        (shared_data / "oracles" / "contributors" / "contributors.json").read_text()
    )["misclassification_adjusted"][case]
    audit = known["audit"]

    found = from_rates(
        counted=known["machine_positive"],
        base=known["contributors"],
        said_found=audit["true_pos_found"],
        said_read=audit["truly_pos_audited"],
        unsaid_found=audit["true_neg_found"],
        unsaid_read=audit["truly_neg_audited"],
    )

    assert found.share == pytest.approx(known["rogan_gladen"], abs=1e-12)
    assert found.truncated == pytest.approx(known["rogan_gladen_truncated"], abs=1e-12)
    assert found.se == pytest.approx(known["se"], abs=1e-12)
    assert (found.low, found.high) == pytest.approx(known["ci_delta"], abs=1e-12)
    wilson = (found.apparent_wilson.low, found.apparent_wilson.high)
    assert wilson == pytest.approx(known["apparent_wilson"], abs=1e-12)


def test_a_machine_no_better_than_chance_tells_nothing() -> None:
    with pytest.raises(ValueError, match="by chance"):
        from_rates(counted=5, base=10, said_found=5, said_read=10, unsaid_found=5, unsaid_read=10)


def test_a_total_from_two_strata_is_worked_out_by_hand() -> None:
    """84 counted, 24 read, 22 right; 226 others, 40 read, 1 overlooked: 84 x 22/24 + 226 / 40."""
    found = correct(Stratum(84, 24, 22), Stratum(226, 40, 1))

    variance = (
        84**2 * (1 - 24 / 84) * (22 / 24 * 2 / 24) / 23 + 226**2 * (1 - 40 / 226) * (1 / 40 * 39 / 40) / 39
    )
    assert found.people == pytest.approx(82.65)
    assert found.se == pytest.approx(math.sqrt(variance))
    assert found.normal == pytest.approx((82.65 - 1.959964 * found.se, 82.65 + 1.959964 * found.se), abs=1e-4)


def test_where_everybody_was_read_nothing_is_unsure() -> None:
    found = correct(Stratum(84, 84, 70), Stratum(226, 226, 3))

    assert (found.low, found.people, found.high) == (73, 73, 73)


def test_reading_nobody_wrong_still_leaves_a_range() -> None:
    found = correct(Stratum(84, 40, 40), Stratum(226, 40, 0))

    assert found.normal == (84, 84)
    assert found.low < 84 < found.high


@given(counted=st.integers(1, 400), others=st.integers(1, 400), data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_range_holds_the_estimate_and_all_that_was_seen(
    counted: int, others: int, data: st.DataObject
) -> None:
    sides = []
    for size in (counted, others):
        read = data.draw(st.integers(min(2, size), size))
        sides.append(Stratum(size, read, data.draw(st.integers(0, read))))

    found = correct(*sides)

    seen = sum(side.said for side in sides)
    unsaid = sum(side.read - side.said for side in sides)
    assert seen <= found.low + 1e-9
    assert found.low <= found.people <= found.high
    assert found.high <= counted + others - unsaid + 1e-9


def test_nineteen_ranges_in_twenty_hold_the_truth() -> None:
    """600 samples of 310 people of whom the machine counts 84, and is right of 74 and overlooks 6."""
    counted, others, held = people("c", 84), people("o", 226), 0
    truly = {*counted[:74], *others[:6]}
    for seed in range(600):
        drawn = draw(counted, others, size=100, seed=seed)
        sides = [[each for each in drawn.people if (each in drawn.counted) is side] for side in (True, False)]
        strata = [
            Stratum(size, len(side), sum(each in truly for each in side))
            for size, side in zip((84, 226), sides, strict=True)
        ]
        found = correct(*strata)
        held += found.low <= 80 <= found.high

    assert 0.93 <= held / 600 <= 0.995


@given(counted=st.integers(0, 500), others=st.integers(0, 500), size=st.sampled_from([60, 100, 150]))
@settings(max_examples=80, deadline=None)
def test_a_sample_is_as_large_as_asked_or_is_everybody(counted: int, others: int, size: int) -> None:
    of_counted, of_others = shares_of_sample(counted, others, size=size)

    assert 0 <= of_counted <= counted
    assert 0 <= of_others <= others
    assert of_counted + of_others == min(size, counted + others)
    assert of_counted >= min(counted, 20)
    assert of_others >= min(others, 20)


def test_the_same_seed_draws_the_same_people_in_an_order_that_tells_nothing() -> None:
    counted, others = people("c", 84), people("o", 226)
    shuffled = sorted(counted, key=lambda each: each[::-1])

    one, again = draw(counted, others, size=100, seed=7), draw(shuffled, others, size=100, seed=7)

    assert one == again
    assert 5 < sum(each in one.counted for each in one.people[:40]) < 35
    assert draw(counted, others, size=100, seed=8) != one


@pytest.mark.parametrize(
    ("said", "audit", "count", "word"),
    [
        (30, FOUND, 28, HowMany.ABOUT_HALF),
        (30, replace(FOUND, counted_said=2, others_said=0), None, HowMany.A_SMALL_NUMBER),
        (5, FOUND, None, HowMany.A_SMALL_NUMBER),
    ],
)
def test_a_number_put_right_is_hidden_by_the_same_rule(
    said: int, audit: Audit, count: int | None, word: HowMany
) -> None:
    heads, base = Heads(said), Heads(58)

    number = put_right(make_number(heads, base), heads, base, audit)

    assert number.count == count
    assert number.word == word
    assert (number.range is None) is (count is None)


def as_now(evidence: Evidence, *audits: Audit) -> Evidence:
    return replace(evidence, about=replace(evidence.about, form=SAYS_WHO_CHECKED), audits=audits)


def test_a_number_nobody_checked_says_that_it_is_the_machines(evidence: Evidence) -> None:
    first, *_rest = Draft(as_now(evidence)).findings

    assert first.statement.startswith("By the machine’s reading, 30 of the 58 people") or (
        first.statement.startswith("By the machine’s reading, ") and "(30 of 58;" in first.statement
    )


def test_a_number_somebody_checked_is_printed_in_the_place_of_the_machines(evidence: Evidence) -> None:
    first, *rest = Draft(as_now(evidence, FOUND)).findings

    assert "about 28 of 58" in first.statement.lower()
    assert "30 of" not in first.statement
    assert all(each.statement.startswith("By the machine’s reading") for each in rest)


def test_an_older_report_reads_as_it_was_signed(evidence: Evidence) -> None:
    written = write_evidence(evidence)

    assert b"audit" not in written
    assert b'"form"' not in written
    assert "machine’s reading" not in Draft(evidence).findings[0].statement
    assert "read" not in printed_numbers(evidence)[0]


def test_what_was_found_is_part_of_the_evidence(evidence: Evidence) -> None:
    audited = as_now(evidence, FOUND)

    assert read_evidence(write_evidence(audited)) == audited
    assert check_code(audited) != check_code(as_now(evidence, replace(FOUND, others_said=2)))


def test_a_number_put_right_is_verified_from_the_evidence(evidence: Evidence) -> None:
    packs = publish(as_now(evidence, FOUND))
    assert verify(manifest_of(packs), packs) == []

    rows = json.loads(packs.public[NUMBERS])
    rows[0]["count"] = rows[0]["base"]
    changed = Packs({**packs.public, NUMBERS: json.dumps(rows).encode()}, {})

    assert any("the range does not hold" in each.what for each in verify(manifest_of(packs), changed))
