"""The page minutes are written on while the council meets."""
