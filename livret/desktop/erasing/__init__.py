"""A whole livret erased: asked with her, told before, then asked of the others."""
