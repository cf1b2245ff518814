//! Kit -> Report.
