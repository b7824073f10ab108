"""What a person may ask about themselves: what is held on them, and to be forgotten."""
