"""Examinations signed by a second person, frozen in one pack, and open to anyone's check."""
