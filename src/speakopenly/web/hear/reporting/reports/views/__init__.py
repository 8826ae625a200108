"""Readers' pages, behind sign-in and the reading key."""
