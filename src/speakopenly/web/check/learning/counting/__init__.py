"""The figures of learning, counted from what the rooms keep. Every number leaves through the library."""
