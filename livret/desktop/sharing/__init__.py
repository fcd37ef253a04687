"""Sharing one livret: what goes to whom, and texts written at the same time."""
