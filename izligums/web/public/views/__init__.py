"""A public page is the same for everybody: it knows no session and sets no cookie."""
