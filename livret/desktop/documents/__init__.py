"""Documents of a livret: what was signed, by whom, and what remains."""
