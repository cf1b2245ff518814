// Search over the pages of this edition.
