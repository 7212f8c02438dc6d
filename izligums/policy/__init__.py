"""What a lawyer or the data officer signs and the program reads."""
