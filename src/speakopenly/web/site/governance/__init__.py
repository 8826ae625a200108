"""Data protection documents that fill themselves from how the service stands; blanks are asked on a page."""
