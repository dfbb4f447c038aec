"""Separated values: tables with a header, from spreadsheets, scripts and log searches."""
