//! Rules of links.

use super::{Code, Severity};

codes! {}
