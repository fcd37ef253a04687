"""Texts written at the same time: side by side, then one of three choices."""
