"""A new livret: one question."""
