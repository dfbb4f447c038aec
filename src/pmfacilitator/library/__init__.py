"""What is known of many meetings at once: an index that may be deleted, search, what was seen before."""
