// Self-checks that answer what was chosen.
