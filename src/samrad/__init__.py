"""Samråd: the workspace of a crime-prevention partnership of municipality and police."""
