"""Official figures behind numbers in findings."""
