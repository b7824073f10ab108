"""How open things were marked, by whom and why; and what is exempt, of every kind."""
