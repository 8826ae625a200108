"""The coding room: passages in context, the codes people give them, and what a machine proposes apart."""
