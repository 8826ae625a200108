"""Ways of signing in: the link shown once that begins or renews an account, and the second step."""
