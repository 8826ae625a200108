"""Pages of two readers, behind sign-in and the reading key."""
