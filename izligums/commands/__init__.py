"""The command line; shallow."""
