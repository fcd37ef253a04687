"""L'essentiel: her aim, what helps, what is kept, who is in the team."""
