"""What was done and by whom, each entry chained to the one before."""
