"""Shared notes, which she reads, and rough ones that age in sight."""
