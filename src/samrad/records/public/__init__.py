"""What everyone may read: the only window residents have."""
