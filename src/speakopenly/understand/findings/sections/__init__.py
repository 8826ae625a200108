"""The sections of a findings report, one file each. Each takes a ``Draft`` and returns one section."""
