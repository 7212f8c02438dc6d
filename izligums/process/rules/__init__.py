"""The rules, by chapter. Pure functions of facts and an act; each yields problems and cites its source."""
