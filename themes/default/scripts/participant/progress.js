// How far a reader has come.
