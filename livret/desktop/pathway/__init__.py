"""The page « Parcours »: the time line, its list, each topic, and time travel."""
