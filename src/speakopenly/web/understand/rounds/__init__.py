"""Agreement rounds: people vote on what others said, and see where they stand together."""
