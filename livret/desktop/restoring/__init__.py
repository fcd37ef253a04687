"""Going back to a backup: from the unlock page, the first run and the settings."""
