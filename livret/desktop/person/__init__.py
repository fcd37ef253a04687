"""How she is called, how to reach her without risk, and the rest if she wants."""
