"""Districts: what an analyst is told, and what a council lets her be told."""
