"""The first run: who you are, a passphrase, a recovery sheet."""
