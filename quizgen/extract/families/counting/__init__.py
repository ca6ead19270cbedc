"""Counts, measures, shares and ranks."""
