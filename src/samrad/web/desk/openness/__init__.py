"""How open things are: assessing them, and looking again at what is exempt."""
