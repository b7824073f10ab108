"""Papers of a council, how open each is, and the releases of figures."""
