"""Persons, organisations and their seats."""
