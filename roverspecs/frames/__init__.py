"""Dataframes of any library, in and out."""
