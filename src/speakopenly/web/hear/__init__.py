"""Receive what people say. May read people and jobs; understand, change and check may read it."""
