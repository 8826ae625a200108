"""What a de-identified report may say of who wrote it, and the record that may leave the building."""
