"""What comes up again: suggested by the machine, decided by people, with the passages beside it."""
