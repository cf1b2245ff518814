//! What a district makes its own, as `book.toml` says it: a name, a logo, colors, type and a few words.

use std::collections::BTreeMap;

use crate::color::Color;
use crate::path::KitPath;
use crate::span::Spanned;

/// The colors that can be set, by the names of their tokens in `styles/tokens.css`.
pub const COLORS: [&str; 11] = ["paper", "tint", "ink", "quiet", "hair", "line", "board", "red", "blue", "pencil", "marker"];

/// Some colors, by their names.
pub type Palette = BTreeMap<&'static str, Spanned<Color>>;

/// What a district makes its own; nothing of it must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct District {
    /// Its name, for the running head and the foot.
    pub name: Option<String>,
    /// Its logo.
    pub logo: Option<Logo>,
    /// Colors on paper.
    pub light: Palette,
    /// Colors on a chalkboard.
    pub dark: Palette,
    /// The faces of what the room hears and reads, the one most wanted first.
    pub reading: Vec<String>,
    /// The faces of what is the facilitator's own.
    pub own: Vec<String>,
    /// Fonts that travel with the pages.
    pub fonts: Vec<Font>,
    /// Words of the interface by language, each with its key.
    pub words: BTreeMap<String, Vec<(Spanned<String>, String)>>,
}

/// A picture for the running head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// The file, from the root of the workspace.
    pub file: Spanned<KitPath>,
    /// What it says to those who do not see it.
    pub alt: String,
}

/// A font's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// The family that it belongs to.
    pub family: String,
    /// The file, from the root of the workspace.
    pub file: Spanned<KitPath>,
    /// How bold it is: 400 is plain.
    pub weight: u32,
    /// Whether it leans.
    pub italic: bool,
}
