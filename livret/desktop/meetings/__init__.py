"""« Rencontres »: what is coming, what was, and the dates of a contract."""
