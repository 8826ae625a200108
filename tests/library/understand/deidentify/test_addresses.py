"""Streets, flats, houses and postcodes."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.addresses import find_addresses, find_numbered, find_postcodes
from speakopenly.understand.deidentify.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lives at 12 Fallow Lane now", "12 Fallow Lane"),
        ("Flat 3, 118 Quarry Street, Tolbeck", "Flat 3, 118 Quarry Street"),
        ("okonkwo 14 cobblers row neighbour", "14 cobblers row"),
        ("known flat 2 9 mill bank tolbeck", "flat 2 9 mill bank"),
        ("the landlord of Flat 3b said", "Flat 3b"),
        ("missing from Orchard Cottage.", "Orchard Cottage"),
        ("moved from Ladysmith Road to", "Ladysmith Road"),
        ("at plot 9, Withy Lane, since", "plot 9, Withy Lane"),
        ("seen at 14 The Maltings.", "14 The Maltings"),
        ("byw yn Tan-y-Graig, Llan", "Tan-y-Graig"),
    ],
)
def test_an_address_is_found_whole(text: str, found: str) -> None:
    lexicon = load_lexicon()
    candidates = [*find_numbered(text, lexicon), *find_addresses(text, lexicon)]

    assert found in [text[c.start : c.end] for c in candidates]


@pytest.mark.parametrize(
    "text",
    ["in a long way by road", "3 children and 2 people", "12 March", "on the right road", "4 Team Managers"],
)
def test_what_is_no_address_is_left(text: str) -> None:
    lexicon = load_lexicon()

    assert [*find_numbered(text, lexicon), *find_addresses(text, lexicon)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tolbeck, BD61 4RW.", "BD61 4RW"),
        ("is ne93 4pl n the bus", "ne93 4pl"),
        ("SW1A1AA", "SW1A1AA"),
        ("my postcode is BD61 now", "BD61"),
    ],
)
def test_a_postcode_is_found(text: str, found: str) -> None:
    assert found in [text[c.start : c.end] for c in find_postcodes(text)]


@pytest.mark.parametrize("text", ["KS2 results", "in Y6", "S47 enquiry", "form F2 and box B12"])
def test_what_looks_like_half_a_postcode_is_left(text: str) -> None:
    assert list(find_postcodes(text)) == []
