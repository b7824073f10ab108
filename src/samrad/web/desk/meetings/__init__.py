"""Planning the meetings of the year."""
