"""Room 2: the outside world. Speaks core values, knows no tables."""
