"""Recopying a form filled by hand, page by page as the paper is."""
