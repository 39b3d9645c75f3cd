"""Dataframes of any library, and files of many records, in and out."""
