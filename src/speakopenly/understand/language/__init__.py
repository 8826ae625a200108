"""Blaming and learning language of a sentence that a service is about to publish, or that was published."""
