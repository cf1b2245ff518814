//! What can be typed about editors.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct Schema {
    /// The file whose schema is printed
    #[arg(value_enum, required_unless_present = "editor")]
    pub of: Option<SchemaOf>,
    /// Write schemas and snippets for VS Code into a workspace, or write them anew; files that are your own are left as they are
    #[arg(long, value_name = "WORKSPACE", num_args = 0..=1, default_missing_value = ".", conflicts_with = "of")]
    pub editor: Option<PathBuf>,
}

/// The files that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// `kit.yaml`
    Kit,
    /// `kit.yaml` of a translation
    Translation,
    /// The front matter of a module
    Module,
    /// The front matter of a page or handout
    Page,
    /// A delivery plan
    Plan,
    /// `book.toml`
    Book,
    /// What `--format json` prints: for other programs
    Findings,
}

#[derive(Debug, Args)]
pub struct Fmt {
    /// The workspace's folder
    #[arg(default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// Write this kit alone, by its folder's name; can be given several times
    #[arg(long, value_name = "ID")]
    pub kit: Vec<String>,
    /// Write nothing: tell which files would be written otherwise, and fail if there are any
    #[arg(long)]
    pub check: bool,
}
