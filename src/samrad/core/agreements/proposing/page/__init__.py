"""The pasted page taken apart: lines, headings, lists and sentences."""
