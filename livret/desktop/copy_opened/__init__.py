"""Her copy, opened with her: read, answered, taken in if she agrees; no vault."""
