"""Postmortems that were written elsewhere, in Markdown, become meetings: nothing in them is invented."""
