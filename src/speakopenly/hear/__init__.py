"""Receive what people say."""
