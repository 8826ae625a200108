"""How hard the public pages are to read, page by page: ``python -m speakopenly.web.reading_age``.

For those who work on the project; it needs the check environment (requirements/dev.in), the web app does not.
"""
