"""Who replaces an absent referent: named with her, dated, opened by two people."""
