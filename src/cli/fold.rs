//! Text for a terminal that is so many columns wide.

/// Breaks paragraphs and items between words; code keeps its lines.
pub fn fold(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut fenced = false;
    // Lines that follow each other are one paragraph.
    let mut paragraph = String::new();
    for line in text.lines() {
        let fence = line.starts_with("```");
        let code = fence || fenced || line.starts_with("    ");
        fenced ^= fence;
        if code || line.is_empty() || line.starts_with("- ") {
            fold_paragraph(&std::mem::take(&mut paragraph), width, &mut out);
        }
        if code || line.is_empty() {
            out.push_str(line);
            out.push('\n');
        } else {
            paragraph = if paragraph.is_empty() { line.to_owned() } else { format!("{paragraph} {line}") };
        }
    }
    fold_paragraph(&paragraph, width, &mut out);
    out
}

/// A paragraph or an item, whose further lines stand below its first word.
fn fold_paragraph(text: &str, width: usize, out: &mut String) {
    if text.is_empty() {
        return;
    }
    let indent = if text.starts_with("- ") { 2 } else { 0 };
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > indent && column + 1 + length > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

/// A text behind a head, whose further lines stand below its first word.
pub fn hang(head: &str, text: &str, width: usize) -> String {
    let indent = head.chars().count();
    let (mut out, mut column) = (head.to_owned(), indent);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > indent && column + 1 + length > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if column > indent {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_folded_and_code_is_not() {
        assert_eq!(
            fold("one two three\n\n    four five six\n```\nseven eight\n```\n- nine ten", 8),
            "one two\nthree\n\n    four five six\n```\nseven eight\n```\n- nine\n  ten\n"
        );
    }

    #[test]
    fn a_text_hangs_below_its_first_word() {
        assert_eq!(hang("  3  ", "one two  three four", 13), "  3  one two\n     three\n     four\n");
        assert_eq!(hang("  3  ", "unbreakable", 8), "  3  unbreakable\n");
        assert_eq!(hang("  3  ", "", 8), "  3  \n");
    }
}
