"""Signing in through services: who is who there, and which sessions here began there."""
