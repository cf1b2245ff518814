//! Rules of blocks.

use super::{Code, Severity};

codes! {}
