"""How open a thing is, on which ground it is not, and who may change that."""
