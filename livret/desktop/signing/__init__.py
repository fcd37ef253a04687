"""Signing at the desk: every way an equal, understanding beside it."""
