"""Calendars, as RFC 5545 writes them."""
