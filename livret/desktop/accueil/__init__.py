"""Accueil: who I accompany, what is coming, what to see with them."""
