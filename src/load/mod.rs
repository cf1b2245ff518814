//! Tree -> Kit.
