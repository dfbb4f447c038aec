"""The parts of a document: each takes what a meeting holds and tells it in the neutral tree.

A part that holds nothing is empty, and whoever puts parts together leaves it out.
"""
