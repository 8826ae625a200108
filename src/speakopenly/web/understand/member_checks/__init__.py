"""Draft findings go back to those who took part and to an advisory group, before anything is published."""
