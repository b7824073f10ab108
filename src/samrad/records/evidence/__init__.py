"""What was done, when, and where it can be seen."""
