//! A picture or recording that is too large to carry.

use std::collections::BTreeSet;

use crate::check::lesson::{Lesson, references};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::markdown::Target;
use crate::path::KitPath;
use crate::span::Span;

pub static CODE: Code = Code {
    name: "heavy-media",
    severity: Severity::Advice,
    summary: "A picture has at most 1 MB, a recording at most 50 MB.",
    explanation: "Packets are carried on phones and on sticks, and downloaded where the network is slow or paid by the megabyte. A photo as a camera takes it has \
5 MB and 4,000 pixels across; a page shows some 1,500 of them.

Save a photo as JPEG or WebP, 1,600 pixels wide: that is about 300 KB. Save a screenshot or a drawing as PNG with few colors, or as SVG. Save a film as MP4 in 720p: \
that is about 10 MB a minute, less if little moves. A long film is better cut to the part that is shown.

    cwebp -q 80 -resize 1600 0 hall.jpg -o hall.webp
    ffmpeg -i talk.mov -vf scale=-2:720 -crf 28 talk.mp4

Source: HTTP Archive, Web Almanac (2024), page weight: half of all home pages weigh less than 2.7 MB on a computer, all their pictures and scripts included.",
};

/// So many bytes may a picture have.
const PICTURE: u64 = 1_000_000;
/// So many a recording.
const RECORDING: u64 = 50_000_000;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // The files are those of the whole kit: what two languages show is told once.
    let texts = lesson.original.then_some(&lesson.kit.texts);
    let mut told = BTreeSet::new();
    for text in texts.into_iter().flatten() {
        if text.media.iter().all(|(path, blob)| blob.size() <= at_most(path)) {
            continue;
        }
        for reference in references(text).all {
            let Target::File(path) = reference.to else { continue };
            let Some(size) = text.media.get(path).map(|blob| blob.size()).filter(|size| *size > at_most(path)) else { continue };
            if told.insert((path, size)) {
                report.push(heavy(path, size, reference.span));
            }
        }
    }
}

fn heavy(path: &KitPath, size: u64, span: Span) -> Diagnostic {
    let (what, most, hint) = match at_most(path) {
        PICTURE => ("picture", "1 MB", "save it as JPEG or WebP, 1,600 pixels wide"),
        _ => ("recording", "50 MB", "save it in 720p, or cut it to the part that is shown"),
    };
    let message = format!("the {what} `{path}` has {}, more than {most}: packets are carried on phones", megabytes(size));
    Diagnostic::at(&CODE, span, message).hint(hint)
}

/// How many bytes a file may have; what is neither picture nor recording is downloaded by who wants it.
fn at_most(path: &KitPath) -> u64 {
    match path.extension().as_str() {
        "svg" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => PICTURE,
        "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" | "flac" | "mp4" | "m4v" | "webm" | "ogv" => RECORDING,
        _ => u64::MAX,
    }
}

/// A size in tenths of megabytes, rounded up: what is over a limit does not look as if it were on it.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_megabytes() {
        assert_eq!([1_000_001, 3_240_000, 50_000_000].map(megabytes), ["1.1 MB", "3.3 MB", "50.0 MB"]);
    }
}
