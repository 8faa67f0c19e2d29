"""What a check of a book found, as a value, and the forms in which it is handed on: text, JSON and SARIF."""
