"""The two front doors: for those who speak, and for those who work here. Reads every other room."""
