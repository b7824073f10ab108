"""Situation pictures: the list, one picture, writing in it, what is new."""
