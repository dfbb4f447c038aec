"""Parts of the screen that speak domain and own no state that matters."""
