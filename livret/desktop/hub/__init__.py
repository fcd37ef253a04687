"""The team's hub at the window: followed in the background, told in plain words."""
