"""The agreement: read, propose, answer, sign."""
