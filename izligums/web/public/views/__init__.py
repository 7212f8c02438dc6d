"""A public page is the same for everybody: it knows no session and sets no cookie.

It holds no secret either, so that it may be compressed.
"""
