"""Safe versions: people and clues taken out by one person, read by another as a stranger would."""
