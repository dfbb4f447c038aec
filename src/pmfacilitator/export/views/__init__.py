"""One module for each reader: which parts of a meeting they get, in which order."""
