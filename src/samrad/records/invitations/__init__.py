"""Invitations to a seat, until they are accepted, withdrawn or too old."""
