"""Tests of what a meeting is and what can be done to it."""
