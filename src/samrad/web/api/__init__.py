"""JSON and calendar feeds."""
