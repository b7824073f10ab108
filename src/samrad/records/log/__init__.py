"""The log of each council, which can be added to and nothing else."""
