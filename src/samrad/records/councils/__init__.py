"""Councils: who owns the rows."""
