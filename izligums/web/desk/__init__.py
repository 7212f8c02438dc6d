"""The staff's desk: start pages, cases, acts."""
