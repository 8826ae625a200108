"""``python -m speakopenly.understand.factors`` teaches the model of meanings, as ``make setup`` does."""

from speakopenly.understand.embeddings import load_encoder
from speakopenly.understand.factors.lexicon import load_lexicon
from speakopenly.understand.factors.meaning import load_meaning

if __name__ == "__main__":
    load_meaning(load_lexicon(), load_encoder())
