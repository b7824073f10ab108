"""Where and when things happen: hot spots, density, near repeats, the week's clock."""
