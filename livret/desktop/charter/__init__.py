"""How we work together: choices and free lines, version after version."""
