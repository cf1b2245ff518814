//! Rules of delivery plans.

use super::{Code, Severity};

codes! {
    EMPTY_PLAN = "empty-plan", Error, "A plan has days, and a day has items.",
        "\x20   days:\n\
         \x20     - start: \"08:30\"\n\
         \x20       items:\n\
         \x20         - module: why\n\
         \x20         - break: 10";
    BAD_CLOCK = "bad-clock", Error, "A time of day is hours and minutes on 24 hours.",
        "`\"08:30\"`, in quotes: without them YAML may read a number.";
    UNKNOWN_MODULE = "unknown-module", Error, "A plan teaches modules that are there.",
        "A module's name is its `id`, or its file's name without number and ending.";
    LEFT_OUT = "module-left-out", Warning, "A plan teaches every required module.",
        "`fidelity: required` says that nobody may leave the module out. Add it to the plan, or let the module be `optional`.";
    OVERLONG_DAY = "overlong-day", Warning, "A day is over when it says that it ends.",
        "What does not fit is dropped in the room, and nobody chose what. Cut the plan, or let the day end later. Ranges count with their longest times.";
}
