"""Sharing one livret: what goes to whom, her copy, who replaces."""
