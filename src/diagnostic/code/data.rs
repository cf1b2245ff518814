//! Rules of data.

use super::{Code, Severity};

codes! {}
