//! Rules of delivery plans.

use super::{Code, Severity};

codes! {
    EMPTY_PLAN = "empty-plan", Error, "A plan has days, and a day has items.",
"From them come the agenda of participants and the run of show.

    title: One morning
    days:
      - start: \"08:30\"
        items:
          - module: why
          - break: 10
          - title: Lunch
            minutes: 45

Without any plan, a kit gets one day in the order of its contents.";

    BAD_CLOCK = "bad-clock", Error, "A time of day is hours and minutes on 24 hours, and a day ends after it starts.",
"Write it in quotes: without them, YAML may read a number.

    start: 8.30                         not a time
    start: \"08:30\"                      repaired
    end: \"16:00\"                        four in the afternoon";

    UNKNOWN_MODULE = "unknown-module", Error, "A plan teaches modules that are there.",
"A module's name is its `id`, or its file's name without number and ending: `modules/01-why.md` is `why`. What is no module has a title of its own:

    items:
      - module: why
      - title: Lunch
        minutes: 45";

    LEFT_OUT = "module-left-out", Warning, "A plan teaches every required module.",
"A module is `fidelity: required` unless it says otherwise: nobody may leave it out. Add it to the plan, or say in the module that it may be dropped:

    fidelity: optional";

    OVERLONG_DAY = "overlong-day", Warning, "A day is over when it says that it ends.",
"What does not fit is dropped in the room, and nobody chose what. Cut the plan, let the day end later, or give the plan a figure of its own for a module. Ranges count with their longest times.

    - module: stations
      minutes: 40";
}
