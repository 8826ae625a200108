"""Speak Openly helps children's services learn: hear, understand, change, check."""

__version__ = "0.9.1"
