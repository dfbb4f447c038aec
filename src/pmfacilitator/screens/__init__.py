"""What the room sees: home, one screen for each kind of step, and the dialogs over them."""
