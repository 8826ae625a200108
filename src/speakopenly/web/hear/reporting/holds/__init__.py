"""Legal holds: the law says that something must not be erased yet. Two people, a reason, a date."""
