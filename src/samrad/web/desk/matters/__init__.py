"""Matters: proposing, screening, reading them, and what is answered."""
