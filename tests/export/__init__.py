"""Tests of the documents: what is in them, and that what was typed is what is read."""
