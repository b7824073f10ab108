"""The shared situation picture: composed, worded, frozen."""
