"""Signing in with an organisation's own accounts (OpenID Connect).

What comes from there opens an account here and gives roles by group. It never opens a reading key, and of it
we keep nothing but a keyed hash of its number.
"""
