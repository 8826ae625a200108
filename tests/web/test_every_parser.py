"""Whatever bytes come from outside, a reader gives what it read or one line of ours: never anything else.

``SPEAKOPENLY_FUZZ=2000 pytest -n 0 tests/web/test_every_parser.py`` tries two thousand files on each reader.
"""

from __future__ import annotations

import os
import resource
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import SpeakOpenlyError
from tests.web.parsers import PARSERS, Parser, without_children

LONG = int(os.environ.get("SPEAKOPENLY_FUZZ", "0"))
USUAL, SLOW = LONG or 25, LONG // 10 or 2
MOST_MORE_MEMORY = 768 * 1024
"""Kilobytes that all readers together may need beyond what the process had, whatever comes in."""
EDITS = 4
ODD = (
    b"", b"\0", b"\n", b"\r\n\r\n", b"\t", b" ", b"\x1c", b"\x0b", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xc0\x80",
    "\u2028".encode(), "\u202e".encode(), "\u200b".encode(), "\ufeff".encode(), "İ".encode(), "ﬀ".encode(), "٣".encode(), "²".encode(),
    b"-1", b"0", b"1e999", b"NaN", b"Infinity", b"99999999999999999999", b"9" * 5000, b"1" * 400 + b".5", b"0000-00-00", b"9999-12-31", b"0001-01-01", b"20261332T256199",
    b"null", b"true", b"[]", b"{}", b'"', b"'", b"\\", b"\\u0000", b"\\ud800", b'{"a":', b"[" * 3000, b'{"a":' * 1200, b"(" * 1500, b"<a>" * 600, b"&#0;", b"&#xd800;", b"&x;", b"]]>", b"<!--", b"<?x",
    b",", b";", b":", b"=", b"%", b"%s", b"{0}", b"${", b"*", b"?", b"../", b"=?utf-8?q?=00?=", b"P9999W", b"FREQ=DAILY;COUNT=9999", b"A" * 20_000, b"a " * 5000,
)  # fmt: skip


@cache
def _samples(parser: Parser) -> tuple[bytes, ...]:
    return parser.samples


@st.composite
def altered(draw: st.DrawFn, parser: Parser) -> bytes:
    """A good file of its kind after a few changes: something odd put in, a piece cut, doubled or turned."""
    whole = draw(st.sampled_from(_samples(parser)))
    for _ in range(draw(st.integers(1, EDITS))):
        at = draw(st.integers(0, len(whole)))
        length = draw(st.sampled_from((0, 0, 1, 2, 8, 40)))
        cut = whole[at : at + length]
        put = draw(
            st.sampled_from(ODD)
            | st.binary(min_size=1, max_size=4)
            | st.just(cut * 3)
            | st.just(bytes(each ^ 1 for each in cut))
        )
        whole = whole[:at] + put + whole[at + length :]
    return whole[: draw(st.integers(0, len(whole)))] if draw(st.integers(0, 9)) == 0 else whole


@pytest.mark.parametrize("parser", PARSERS, ids=str)
def test_whatever_comes_in_is_read_or_refused_in_one_line(parser: Parser) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    @given(altered(parser))
    @settings(
        max_examples=SLOW if parser.slow else USUAL,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, *([Phase.shrink] if LONG else [])],
    )
    def check(data: bytes) -> None:
        said = "read"
        try:
            parser.read(data)
        except SpeakOpenlyError as refused:
            said = str(refused)
        assert said
        assert said.isprintable()

    with without_children():
        for sample in _samples(parser):
            parser.read(sample)
        check()

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_MORE_MEMORY
