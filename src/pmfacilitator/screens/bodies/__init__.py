"""What stands beneath a question: the text, form or list of rows in which it is answered."""
