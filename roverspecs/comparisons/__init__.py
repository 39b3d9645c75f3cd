"""Comparisons: vehicles and specs side by side, one unit for each row."""
