"""Receive the contributions of a listening exercise, whatever the channel they came by."""

from speakopenly.hear.listening.intake import ColumnMap, Received, receive

__all__ = ["ColumnMap", "Received", "receive"]
