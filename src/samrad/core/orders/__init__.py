"""Knowledge orders: what the council asks its units to know, and what they answer."""
