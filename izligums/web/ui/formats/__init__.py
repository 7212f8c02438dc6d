"""How dates are written, where Django's own habit for a language is not the reader's."""
