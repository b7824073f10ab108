"""Clause or norm becomes dated duties, and how each stands on a day."""
