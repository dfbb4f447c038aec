"""How each target writes a document: one module per syntax, each escaping for itself alone."""
