"""A file or a card that somebody gives: read first, then taken in or not."""
