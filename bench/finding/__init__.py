"""Whether search and "seen before" find the incidents that belong together, in real ones."""
