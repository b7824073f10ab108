"""Room 2: what is remembered. One Django app holds all tables."""
