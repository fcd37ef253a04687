"""Checking a signed document, ours or anybody's."""
