"""Undoing one's own last acts, named."""
