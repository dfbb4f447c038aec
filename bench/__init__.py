"""What is measured about the program, each with the floor it is held to."""
