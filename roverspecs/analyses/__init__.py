"""Analyses: one answer for each vehicle: fits, nearest, coverage, audit."""
