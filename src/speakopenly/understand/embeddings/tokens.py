"""Word pieces, as MiniLM was taught them."""

from __future__ import annotations

import re
from typing import Any

from speakopenly.understand.embeddings.weights import tokenizer_file

_HIDDEN_PERSON = re.compile(
    r"\[(?:[a-z ]* )?(?:name|person|child|worker)[^\]\n]{0,20}\]|\b[xX]{3,}\b|\*{2,}", re.IGNORECASE
)
_HIDDEN_OTHER = re.compile(r"\[([A-Za-z][A-Za-z ]{0,30})\]")


def without_placeholders(text: str) -> str:
    """Say "someone" for a hidden name and bare words for other placeholders, as a person would read them.

    Otherwise the brackets themselves would be what such texts have in common.
    """
    if "[" not in text and "**" not in text and "xxx" not in text.lower():
        return text
    return _HIDDEN_OTHER.sub(r"\1", _HIDDEN_PERSON.sub("someone", text))


def load_tokenizer(*, longest: int | None = None) -> Any:
    """The tokenizer, cutting at ``longest`` word pieces and never padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_padding()
    if longest is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(longest)
    return tokenizer
