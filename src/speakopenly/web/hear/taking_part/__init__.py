"""The public pages of a live survey: about, questions page by page, check, eight words, and the way back."""
