"""``python -m speakopenly.understand.embeddings`` builds the encoder, as ``make setup`` does."""

from speakopenly.understand.embeddings.build import build_encoder

if __name__ == "__main__":
    build_encoder()
