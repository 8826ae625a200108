"""The live survey of an exercise: what it asks, in which editions, by which ways, and what was answered."""
