//! Rules of prose.

use super::{Code, Severity};

codes! {}
