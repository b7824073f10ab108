"""Identifiers, periods, places over time, refusals and the field's words."""
