"""Everything that was said, in order, by whom."""
