//! `tttkit schema`: what may stand in a file.

use super::Exit;
use super::args::SchemaOf as Asked;
use super::ui::Ui;
use crate::diagnostic::SCHEMA;
use crate::pipeline::{self, SchemaOf};

/// Prints a schema.
pub fn schema(of: Asked, ui: &Ui) -> Exit {
    ui.out(match of {
        Asked::Kit => pipeline::schema(SchemaOf::Kit),
        Asked::Translation => pipeline::schema(SchemaOf::Translation),
        Asked::Module => pipeline::schema(SchemaOf::Module),
        Asked::Page => pipeline::schema(SchemaOf::Page),
        Asked::Plan => pipeline::schema(SchemaOf::Plan),
        Asked::Book => pipeline::schema(SchemaOf::Book),
        Asked::Findings => SCHEMA.to_owned(),
    });
    Exit::Done
}
