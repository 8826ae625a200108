"""Measures written down before a change, their points, and what people say of them."""
