"""The codebook of an exercise: codes that people made, its history, and versions that stand still."""
