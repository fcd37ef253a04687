"""A livret that is put aside: two people decide to read, keep or erase it."""
