"""Reading the exact paper before signing it."""
