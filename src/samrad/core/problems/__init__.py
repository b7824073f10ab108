"""Problem sheets: what is known of a problem, what causes it, and how much it matters."""
