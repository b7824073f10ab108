"""Coming in by whichever door: guesses counted, the session begun, and ended in time."""
