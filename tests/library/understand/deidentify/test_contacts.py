"""E-mail addresses, telephones in every writing, handles and links."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.contacts import find_contacts
from speakopenly.understand.deidentify.spans import SpanKind

E, P, H = SpanKind.EMAIL, SpanKind.PHONE, SpanKind.HANDLE


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("write to zed.q@northmoor.example please", "zed.q@northmoor.example", E),
        ("(nell.star@post.example)", "nell.star@post.example", E),
        ("zed.q at northmoor dot co dot uk", "zed.q at northmoor dot co dot uk", E),
        ("ring 01632 960000", "01632 960000", P),
        ("ring 01632 960 482", "01632 960 482", P),
        ("her mobile 07700900263", "07700900263", P),
        ("mobile +44 7700 900 845", "+44 7700 900 845", P),
        ("(01632) 960-771 after six", "(01632) 960-771", P),
        ("ext 4123", "4123", P),
        ("my insta @notyourbambi", "@notyourbambi", H),
        ("snap is kay.dot.x now", "kay.dot.x", H),
        ("second account ghostdm_backup", "ghostdm_backup", H),
        ("see https://fb.example/zed.q for it", "https://fb.example/zed.q", H),
    ],
)
def test_a_way_to_reach_someone_is_found_whole(text: str, found: str, kind: SpanKind) -> None:
    candidates = [(text[c.start : c.end], c.kind) for c in find_contacts(text)]

    assert (found, kind) in candidates


@pytest.mark.parametrize(
    "text",
    [
        "Ring 999 if it gets worse, or 111.",
        "Childline is 0800 1111.",
        "We meet @ 3pm.",
        "It cost 12,500 in 2019.",
        "We waited 10 to 12 weeks.",
        "She took part at the meeting.",
    ],
)
def test_what_reaches_nobody_is_left(text: str) -> None:
    assert list(find_contacts(text)) == []
