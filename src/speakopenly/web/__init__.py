"""The same loop in a browser, with Django. The web may read the library; nothing reads the other way."""
