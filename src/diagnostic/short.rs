//! stub
/// stub
pub fn short() {}
