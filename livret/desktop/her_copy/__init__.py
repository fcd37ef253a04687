"""Her copy: made with her, for a stick of hers, and handed over."""
