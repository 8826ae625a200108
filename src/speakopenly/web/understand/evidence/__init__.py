"""Evidence cards: what is known of a way of working, what it cannot settle, and who judged how sure it is."""
