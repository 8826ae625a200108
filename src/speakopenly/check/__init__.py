"""Ask whether it helped: what a measure did over time, said with its doubt."""
