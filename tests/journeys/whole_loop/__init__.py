"""The chapters of one journey through the whole loop, each told as people in it would walk it."""
