//! Rules of plans.

use super::{Code, Severity};

codes! {}
