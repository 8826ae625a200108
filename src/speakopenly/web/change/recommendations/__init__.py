"""What is recommended because of what was heard: its plan, small tests, letters upward, and what was seen."""
