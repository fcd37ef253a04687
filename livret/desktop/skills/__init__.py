"""What she knows how to do, what she projects, where she stands."""
