"""What the core needs to judge a year, read from several shelves."""
