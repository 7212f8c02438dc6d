"""What the pages inside ask, in words to the person themselves."""
