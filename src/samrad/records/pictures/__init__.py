"""Situation pictures: what each party sees, what they state together, what is frozen."""
