"""The table of steps and its rules: the only writer of a case's life."""
