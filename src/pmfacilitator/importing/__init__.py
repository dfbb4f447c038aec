"""What people already have in hand, read into entries for a timeline.

Everything here is pure: bytes or text in, entries and warnings out, without a terminal, a clock or
a meeting. `registry.read` is the door; one module reads each source.
"""
