"""How a service learns as a whole: its figures over time, the loop on one page, the yearly report."""
