"""Reading a sample behind a theme: a person looks whether the machine counted the right people."""
