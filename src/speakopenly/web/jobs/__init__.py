"""Long work that survives a closed page and a killed process. Reads people; later rooms use it."""
