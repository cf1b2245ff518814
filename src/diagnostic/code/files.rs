//! Rules of files.

use super::{Code, Severity};

codes! {}
