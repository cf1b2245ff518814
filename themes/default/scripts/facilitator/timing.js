// The plan of a day against the clock: shared by the run of show, the rehearsal and the presenter.
