"""Ways out: a meeting becomes a neutral document, and a renderer per target gives it syntax."""
