"""Knowledge orders as they are kept."""
