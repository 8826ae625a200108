"""Accounts and roles: one person proposes, and where the role reads or seconds, another agrees."""
