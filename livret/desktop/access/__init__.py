"""« Tout ce que ce livret garde sur moi »: her right of access, read and taken."""
