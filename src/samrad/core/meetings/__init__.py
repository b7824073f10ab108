"""How the council meets: what is written in the room, and what becomes of it."""
