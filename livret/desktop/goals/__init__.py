"""Goals, and who does what by when."""
