"""The pages for residents: read only, and only what is published."""
