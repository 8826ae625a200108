"""Search in what people said, names taken out: by words and by meaning, with filters and saved searches."""
