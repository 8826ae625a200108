"""Sees to it that a flagged report reaches a person: routes, rota, plan, watch, and the decision."""
