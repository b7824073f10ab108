"""Invitations to a seat or to see one paper, until they are accepted, withdrawn or too old."""
