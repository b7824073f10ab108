"""Agreements: versions, clauses, proposed changes, steps and signed files."""
