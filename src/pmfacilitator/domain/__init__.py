"""What a meeting is and what can be done to it: pure values, no terminal, no file, no clock."""
