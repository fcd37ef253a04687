"""Unlocking: the passphrase, or the recovery sheet."""
