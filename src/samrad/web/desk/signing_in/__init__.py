"""Signing in and out through the services of organisations."""
