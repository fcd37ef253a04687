"""Two livrets of one person: joined in front of her, read as one, parted again."""
