"""Rendering papers, keeping issued copies and received files."""
