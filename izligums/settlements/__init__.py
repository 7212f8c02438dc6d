"""Settlements: terms, signatures, fulfilment."""
