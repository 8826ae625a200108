"""Receive the contributions of a listening exercise, whatever the channel they came by."""

from speakopenly.hear.listening.consent import may_be_played, what_was_given
from speakopenly.hear.listening.fields import ColumnMap
from speakopenly.hear.listening.gathered import Gathered, Piece, Setting, receive_pieces
from speakopenly.hear.listening.intake import Received, receive

__all__ = [
    "ColumnMap",
    "Gathered",
    "Piece",
    "Received",
    "Setting",
    "may_be_played",
    "receive",
    "receive_pieces",
    "what_was_given",
]
