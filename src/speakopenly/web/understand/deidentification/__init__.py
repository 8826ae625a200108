"""De-identification: reading what a machine cleared, taking out what is left, trying to tell who it is."""
