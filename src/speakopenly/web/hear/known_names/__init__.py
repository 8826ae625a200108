"""Lists of names this service knows: staff, schools, teams, places. Held as keyed hashes, read by nobody."""
