"""JSON for programs, and calendar feeds."""
