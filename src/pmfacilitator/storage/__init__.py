"""The library on disk: one TinyDB file for each meeting, written whole or not at all."""
