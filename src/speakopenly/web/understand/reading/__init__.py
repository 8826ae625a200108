"""Contributions read by the machine: names taken out, the language told, cut into passages."""
