"""Signing in: sessions, who is looked up at the gate, and how long one stays."""
