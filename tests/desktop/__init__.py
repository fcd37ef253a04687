"""Tests of the desk, in a window as the program makes it."""

from livret.desktop.plain_imports import load_qt

load_qt()  # before any class of the window is made
