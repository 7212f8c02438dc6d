"""What pages show, as plain facts; templates speak."""
