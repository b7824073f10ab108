"""Reading the log of a council."""
