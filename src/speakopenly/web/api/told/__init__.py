"""What each address tells, asked of the room it belongs to: nothing here decides what is public."""
