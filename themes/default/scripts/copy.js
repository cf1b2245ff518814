// Buttons that copy: code, check codes, links to a heading.
