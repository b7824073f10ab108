"""Papers as people have them: text, Word, PDF."""
