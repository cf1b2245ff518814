//! QR codes: the only user of their library.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use super::strings::Strings;

/// Light modules around the dark ones, without which readers do not find them. Source: ISO/IEC 18004, 6.3.8.
const QUIET: i32 = 4;

/// A QR code as a drawing: dark squares on light ground.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Qr {
    /// The width and height of the drawing, its quiet zone too, in modules.
    pub side: i32,
    /// The dark modules as the data of one `<path>`.
    pub path: String,
}

/// A QR code with what it does.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Point {
    qr: Qr,
    /// What it does, in a sentence.
    says: String,
    /// The same for whoever cannot see it.
    label: String,
}

impl Point {
    /// What leads a phone to an address or tells it a code; none where a QR code cannot hold that.
    pub fn new(strings: &Strings, text: &str, says: String) -> Option<Self> {
        Some(Self { qr: qr(text)?, label: strings.fill("qr_label", &[("says", &says)]), says })
    }
}

/// The QR code of a text; none where it is longer than any can hold.
///
/// Level M: a quarter of damage, a fold or a coffee stain, can be read over, and the squares stay large.
pub(super) fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(dark).unwrap_or_default();
            if run > 0 {
                path += &format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    Some(Qr { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a drawing back into modules.
    fn modules(qr: &Qr) -> Vec<Vec<bool>> {
        let side = usize::try_from(qr.side).unwrap();
        let mut modules = vec![vec![false; side]; side];
        for run in qr.path.split('M').skip(1) {
            let figures: Vec<usize> = run
                .split(|c: char| !c.is_ascii_digit())
                .filter(|figure| !figure.is_empty())
                .map(|figure| figure.parse().unwrap())
                .collect();
            let [x, y, width, ..] = figures[..] else { panic!("{run}") };
            modules[y][x..x + width].fill(true);
        }
        modules
    }

    #[test]
    fn every_dark_module_is_drawn_and_no_other() {
        let text = "https://district.github.io/kits/trust/1.3.0/participant/";
        let qr = qr(text).unwrap();
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        assert_eq!(qr.side, code.size() + 8);
        for (y, row) in (0..).zip(modules(&qr)) {
            for (x, dark) in (0..).zip(row) {
                assert_eq!(dark, code.get_module(x - QUIET, y - QUIET), "{x}, {y}");
            }
        }
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(qr(&"a".repeat(3000)).is_none());
    }
}
