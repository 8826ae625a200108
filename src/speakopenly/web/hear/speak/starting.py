"""What the web server does once, before anybody speaks."""

from __future__ import annotations

from speakopenly.web.hear.speak import drafts, names_check, policies


def start() -> None:
    """Make today's key for drafts, and load what looks for names, so that the first person does not wait."""
    drafts.prepare_keys()
    if policies.may_open_here():
        names_check.warm()
