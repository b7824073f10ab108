"""Figures: the sources they come from, deliveries, and the statistics anyone may read."""
