"""Which font files we print with, and the sha256 of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: the family it belongs to, where its package keeps it, and its sha256."""

    family: str
    package: str
    sha256: str


FACES: Mapping[str, Face] = {
    "NotoSans_400Regular.ttf": Face(
        "Noto Sans",
        "noto-sans/400Regular",
        "fe8c022f48d8dd29f17b744d16f9346f4357e16f7d4f7be58b000ae7c291b614",
    ),
    "NotoSans_400Regular_Italic.ttf": Face(
        "Noto Sans",
        "noto-sans/400Regular_Italic",
        "feb3e57888ce3acb604f270c278cfb304c674306518771619ddbdefca42a066b",
    ),
    "NotoSans_700Bold.ttf": Face(
        "Noto Sans", "noto-sans/700Bold", "13a813c49624ae3ba3c5c6e72c5ebffc4b9e1e6ea32f421c04069b037c6ad431"
    ),
    "NotoSans_700Bold_Italic.ttf": Face(
        "Noto Sans",
        "noto-sans/700Bold_Italic",
        "7e34616e092593c340449baf9a259075a054c6419511ccf21ff0d83a1c9dd0d0",
    ),
    "Vazirmatn_400Regular.ttf": Face(
        "Vazirmatn",
        "vazirmatn/400Regular",
        "443e920a022a89a93d4764a06e853342b9008fba880eb827d814160f1e459c05",
    ),
    "Vazirmatn_700Bold.ttf": Face(
        "Vazirmatn",
        "vazirmatn/700Bold",
        "214a28e6c3a8283e30c60cd17d31470709e2f85da6fb547dc29c56e524ea1046",
    ),
    "NotoSansHebrew_400Regular.ttf": Face(
        "Noto Sans Hebrew",
        "noto-sans-hebrew/400Regular",
        "e0ee753f09733337b9236221018d4bf71fd6d06c87dd76bbc83120514bc55911",
    ),
    "NotoSansHebrew_700Bold.ttf": Face(
        "Noto Sans Hebrew",
        "noto-sans-hebrew/700Bold",
        "8010b087f33f152e25aef020e68cb5568d6f8deebb6dde8f60d655196e59ebde",
    ),
    "NotoSansDevanagari_400Regular.ttf": Face(
        "Noto Sans Devanagari",
        "noto-sans-devanagari/400Regular",
        "084a94d89eb54aafb93a056e15425c34fd859f6342875165d304837b3bcfc2d2",
    ),
    "NotoSansBengali_400Regular.ttf": Face(
        "Noto Sans Bengali",
        "noto-sans-bengali/400Regular",
        "6826d9667972f0f96e48c46f7a24e70afe97205032e6295cfb1f13fbbb8b90a3",
    ),
    "NotoSansGurmukhi_400Regular.ttf": Face(
        "Noto Sans Gurmukhi",
        "noto-sans-gurmukhi/400Regular",
        "2b0fbe8d4cc2a18aa08c6f21d3924423c113fb7ec6d786a77c30cf1d3153c4c7",
    ),
    "NotoSansGujarati_400Regular.ttf": Face(
        "Noto Sans Gujarati",
        "noto-sans-gujarati/400Regular",
        "7cc0f340be8ef8b63f92181fd5576a4b19631059fd6576c6fd5fcd40f1543610",
    ),
    "NotoSansTamil_400Regular.ttf": Face(
        "Noto Sans Tamil",
        "noto-sans-tamil/400Regular",
        "f26d8b66bf6f38dd9af6326a52188fa1a8a0b9b2905c4bd7e07c865f65a85d79",
    ),
    "NotoSansEthiopic_400Regular.ttf": Face(
        "Noto Sans Ethiopic",
        "noto-sans-ethiopic/400Regular",
        "321ff186e0f066a46257c3008e8a22070720350a9d17f8a32d0d3da53f52e7a2",
    ),
    "NotoSansSymbols_400Regular.ttf": Face(
        "Noto Sans Symbols",
        "noto-sans-symbols/400Regular",
        "aedeec1cd0514930aeeafc4a88a6deff83cda1e6b58086f0b9bb9c7dd0157578",
    ),
    "NotoSansSymbols2_400Regular.ttf": Face(
        "Noto Sans Symbols 2",
        "noto-sans-symbols-2/400Regular",
        "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e",
    ),
    "NotoSansMath_400Regular.ttf": Face(
        "Noto Sans Math",
        "noto-sans-math/400Regular",
        "b4a1dfdbfa13b4755e5eac20cb25c1d17ed5a745ceb89639595e8cf45a2b1e07",
    ),
    "NotoEmoji_400Regular.ttf": Face(
        "Noto Emoji",
        "noto-emoji/400Regular",
        "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504",
    ),
}
"""Every file we print with, the main face first; the order is the order in which a letter is looked for."""
