"""What is handed out to be read and kept: minutes, notices, as plain values."""
