"""Error sentences, one module per room: class name to French sentence."""
