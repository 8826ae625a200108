"""The evidence of an exercise as files for other programs, and codebooks of theirs read here."""
