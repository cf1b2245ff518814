"""tttkit beside other programs: what is measured, in which text, with what."""
