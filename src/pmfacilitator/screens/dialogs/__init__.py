"""Small questions over the screen; each is typed and closes with the key that opened it."""
