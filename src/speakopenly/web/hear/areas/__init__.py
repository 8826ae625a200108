"""Parts of the work in which a reader has a hand, and whose reports they therefore do not read."""
