//! stub
/// stub
pub fn human() {}
