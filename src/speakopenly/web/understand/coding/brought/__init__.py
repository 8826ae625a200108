"""Codings that people made in another program, read from a file, looked at, and brought in."""
