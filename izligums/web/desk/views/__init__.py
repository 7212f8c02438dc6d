"""Thin views, one file per subject. Each carries a permission, or says aloud that it is public."""
