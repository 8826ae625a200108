"""The children's rights check of a practice or change: its answers, what comes of it, and the register."""
