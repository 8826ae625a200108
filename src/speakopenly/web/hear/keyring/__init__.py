"""Who can open what is sealed: reading keys, wraps of case keys, custodians, loans to a worker."""
