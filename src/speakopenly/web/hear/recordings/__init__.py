"""Recordings of interviews and films: sealed, listened to, written down, corrected, and in time destroyed."""
