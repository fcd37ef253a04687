"""The pages of a livret, wired to a real vault."""
