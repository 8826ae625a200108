"""The bulletin: stories that may be printed, with what made them likely, signed by a second person."""
