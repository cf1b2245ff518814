// The run of show while it runs.
