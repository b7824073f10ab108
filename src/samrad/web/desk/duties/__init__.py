"""What is due: over all one's councils, in one of them, and round the year."""
