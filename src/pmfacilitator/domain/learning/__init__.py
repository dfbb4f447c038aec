"""Learning across incidents: what is seen when many meetings are read side by side."""
