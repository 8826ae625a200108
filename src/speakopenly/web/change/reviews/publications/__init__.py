"""Reviews signed by a second person, frozen in two packs, and open to anyone's check."""
