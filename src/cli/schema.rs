//! `tttkit schema`: what may stand in a file.

use super::Exit;
use super::args;
use super::ui::Ui;
use crate::pipeline::{self, SchemaOf};

/// Prints a schema.
pub fn schema(of: SchemaOf, ui: &Ui) -> Exit {
    ui.out(pipeline::schema(of));
    Exit::Done
}

impl From<args::SchemaOf> for pipeline::SchemaOf {
    fn from(of: args::SchemaOf) -> Self {
        match of {
            args::SchemaOf::Kit => Self::Kit,
            args::SchemaOf::Translation => Self::Translation,
            args::SchemaOf::Module => Self::Module,
            args::SchemaOf::Page => Self::Page,
            args::SchemaOf::Plan => Self::Plan,
            args::SchemaOf::Book => Self::Book,
        }
    }
}
