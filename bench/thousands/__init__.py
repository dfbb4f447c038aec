"""A library of many meetings that nobody held, plausible enough to measure with."""
