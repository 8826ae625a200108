"""Make sense of what was heard. May read people, jobs and hear; change and check may read it."""
