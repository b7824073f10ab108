"""The two parties, the roles they fill, and who sits for whom."""
