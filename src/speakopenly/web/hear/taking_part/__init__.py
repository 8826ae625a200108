"""The public door of a survey: about, consent, questions page by page, sent; and coming back to it."""
