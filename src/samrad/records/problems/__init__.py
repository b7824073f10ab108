"""Problem sheets as they are kept."""
