"""Pages about alerts, for safeguarding lead and administrator; and readers' page about a flag."""
