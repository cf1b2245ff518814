//! stub
/// stub
pub fn json() {}
