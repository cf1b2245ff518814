//! What changed in a working copy since the releases before it.

use super::before::Before;
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::span::Spanned;
use crate::version::{Raise, Version};

pub(super) struct Changes;

impl Before {
    pub fn changes(&self, _: &Checked) -> Result<Result<Changes, Box<Diagnostic>>, disk::Error> {
        Ok(Ok(Changes))
    }
}

impl Changes {
    pub fn raise(&self) -> Option<Raise> {
        None
    }
    pub fn understated(&self, _: &Spanned<Version>) -> Option<Diagnostic> {
        None
    }
    pub fn text(&self) -> String {
        "{}\n".to_owned()
    }
    pub fn lines(&self) -> Vec<String> {
        Vec::new()
    }
}
