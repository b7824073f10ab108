"""Who may do what to which thing, and why not."""
