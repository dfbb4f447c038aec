"""The played hour: who plays it, what is said, and the page that tells it."""
