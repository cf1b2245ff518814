//! Whether what is written stands out from what it is written on, in the colors that a district chose.

use std::collections::BTreeMap;

use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::theme::LOW_CONTRAST;
use crate::district::{COLORS, Palette};

/// What must stand out from what, and by how many hundreds: text by 4.5 to 1, the edges of fields by 3 to 1.
/// Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11. `hair` and `marker` are ornament: nothing depends on them.
const PAIRS: [(&str, &str, u32); 10] = [
    ("ink", "paper", TEXT),
    ("ink", "tint", TEXT),
    ("quiet", "paper", TEXT),
    ("quiet", "tint", TEXT),
    ("board", "paper", TEXT),
    ("board", "tint", TEXT),
    ("red", "paper", TEXT),
    ("blue", "paper", TEXT),
    ("pencil", "paper", TEXT),
    ("line", "paper", LINE),
];

const TEXT: u32 = 450;
const LINE: u32 = 300;

/// The colors of a stylesheet with its tokens, light and dark.
///
/// Each color is named there once by day and once by night, in this order, whatever stands between.
pub(super) fn tokens(css: &str) -> [BTreeMap<&'static str, Color>; 2] {
    let mut both = [BTreeMap::new(), BTreeMap::new()];
    for name in COLORS {
        let start = format!("--{name}:");
        let values = css.split(&start).skip(1).flat_map(|rest| rest.split([';', '}']).next());
        let colors = values.flat_map(|value| value.split([' ', ',', '(', ')'])).filter_map(Color::parse);
        for (palette, color) in both.iter_mut().zip(colors) {
            palette.insert(name, color);
        }
    }
    both
}

/// What is too faint of a district's own colors, laid over the theme's: one finding for each color that has to change.
pub(super) fn faint(own: &Palette, theme: &BTreeMap<&'static str, Color>) -> Vec<Diagnostic> {
    let color = |name: &str| own.get(name).map(|own| own.value).or_else(|| theme.get(name).copied());
    let mut found = BTreeMap::new();
    for (name, on, needed) in PAIRS {
        let (Some(text), Some(ground)) = (color(name), color(on)) else { continue };
        // The one that the district chose has to change; where it chose both, the text.
        let Some((changes, written)) = own.get_key_value(name).or_else(|| own.get_key_value(on)) else { continue };
        let ratio = text.contrast(ground);
        if ratio >= needed || found.contains_key(changes) {
            continue;
        }
        let passes = |tried: Color| {
            let tried = |name: &str| if name == *changes { Some(tried) } else { color(name) };
            PAIRS
                .iter()
                .filter(|(name, on, _)| name == changes || on == changes)
                .all(|(name, on, needed)| tried(name).zip(tried(on)).is_none_or(|(text, ground)| text.contrast(ground) >= *needed))
        };
        let what = if needed == TEXT { "text" } else { "the edge of a field" };
        let message = format!("`{name}` is too faint on `{on}`: {} to 1, and {what} needs {} to 1", said(ratio), said(needed));
        let hint = match written.value.nearest(passes) {
            Some(near) => format!("write `{changes} = \"{near}\"`, the nearest color that is strong enough, or one that is stronger"),
            None => format!("choose another `{on}` first: no shade of `{changes}` stands out from all that it stands on"),
        };
        let finding = Diagnostic::at(&LOW_CONTRAST, written.span, message).label(format!("{text} on {ground}")).hint(hint);
        found.insert(*changes, finding);
    }
    found.into_values().collect()
}

/// 4.5 for 450, and 3 for 300.
fn said(hundreds: u32) -> String {
    let text = format!("{}.{:02}", hundreds / 100, hundreds % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{FileId, Span, Spanned};

    fn palette(colors: &[(&'static str, &str)]) -> Palette {
        let color = |text: &str| Spanned::new(Color::parse(text).unwrap(), Span::new(FileId(0), 0, 0));
        colors.iter().map(|(name, text)| (*name, color(text))).collect()
    }

    fn built_in() -> [BTreeMap<&'static str, Color>; 2] {
        tokens(super::super::theme::built_in("styles").find(|(path, _)| *path == "tokens.css").unwrap().1)
    }

    #[test]
    fn the_built_in_colors_stand_out() {
        let [light, dark] = built_in();
        assert_eq!(light.len(), COLORS.len());
        assert_eq!(dark.len(), COLORS.len());
        assert_eq!((light["board"].to_string(), dark["board"].to_string()), ("#1b5a45".to_owned(), "#93d3b7".to_owned()));
        for theme in [light, dark] {
            for (name, on, needed) in PAIRS {
                assert!(theme[name].contrast(theme[on]) >= needed, "{name} on {on}");
            }
            assert_eq!(faint(&Palette::new(), &theme), []);
        }
    }

    #[test]
    fn what_is_too_faint_is_told_once_with_what_would_do() {
        let [light, dark] = built_in();
        assert_eq!(faint(&palette(&[("board", "#1f3d7a"), ("marker", "#fdfcf9"), ("hair", "#fdfcf9")]), &light), []);
        let found = faint(&palette(&[("board", "#7a9fd4"), ("line", "#c0c0c0")]), &light);
        let told: Vec<_> = found.iter().map(|found| (found.message.as_str(), found.hint.clone().unwrap())).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].0.starts_with("`board` is too faint on `paper`: 2.6"), "{told:?}");
        assert!(told[1].0.ends_with("and the edge of a field needs 3 to 1"), "{told:?}");
        // What is advised passes, on every ground.
        let advised = told[0].1.split('"').nth(1).unwrap();
        assert_eq!(faint(&palette(&[("board", advised)]), &light), []);
        // A ground that somebody chose has to give way to the inks that stand on it.
        let ground = faint(&palette(&[("paper", "#7a7a7a")]), &dark);
        assert!(ground.len() == 1 && ground[0].hint.as_ref().unwrap().starts_with("write `paper = "), "{ground:?}");
    }
}
