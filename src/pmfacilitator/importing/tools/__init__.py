"""Readers of what tools export: one module each, listed in `registry.SOURCES`."""
