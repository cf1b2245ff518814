//! Rules of theme.

use super::{Code, Severity};

codes! {}
