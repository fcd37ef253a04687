"""Settings: few, in effect at once, explained."""
