"""One file that holds a whole service, sealed by age; and the way back from it into an empty place.

What is in it: the database as it stood at one moment, the keys, the erasure list, and the official figures
that were loaded (publishers take earlier releases down). What is not: the keys of unfinished drafts,
sessions, loans of keys, and anything that can be made again.
"""
