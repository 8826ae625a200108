"""The pages that are made from code, a module each with one function ``page``."""
