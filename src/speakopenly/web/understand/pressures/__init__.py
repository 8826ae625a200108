"""Demand, resources and culture from official statistics: pages for everybody, and the same for staff."""
