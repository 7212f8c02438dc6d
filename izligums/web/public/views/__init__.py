"""A public page is the same for everybody: it knows no session, sets no cookie, and holds no secret that compressing tells."""
