"""Documents as files that are read, heard and kept: PDF/A with tags, and Word."""
