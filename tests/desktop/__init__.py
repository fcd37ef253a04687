"""Tests of the desk, in a window as the program makes it."""
