"""What stands between a pasted or chosen timeline and the meeting: what was understood, to correct."""
