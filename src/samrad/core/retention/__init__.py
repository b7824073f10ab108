"""How long each kind of thing is kept, what happens then, and what is processed at all."""
