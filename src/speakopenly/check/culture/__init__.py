"""The culture survey: how safe it is to speak here, asked of everybody the service touches."""
