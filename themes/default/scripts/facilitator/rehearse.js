// Rehearsal: one step of a module at a time.
