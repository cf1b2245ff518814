// How the page looks to this reader: light or dark, spacing, width.
