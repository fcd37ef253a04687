"""The livret as it was known on a day: the same pages, to read and not to write."""
