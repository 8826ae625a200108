"""What has to be true before the Speak door opens: numbers rung, the promise confirmed, people in place."""
