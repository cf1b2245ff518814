//! Changes that mend spelling and change nothing else.

/// At most so many words may differ.
const WORDS: usize = 2;

/// Whether two wordings of a paragraph differ in spelling alone: in case, punctuation and spaces, or in at most two words, each by at
/// most two letters.
///
/// Figures are never a matter of spelling, and a short word with another letter is another word: one letter may differ in words of four
/// letters and more, two in words of six and more. What this takes for a typo is still shown, only apart.
pub fn is_typo(before: &str, after: &str) -> bool {
    if before == after {
        return false;
    }
    if bare(before) == bare(after) {
        return figures(before) == figures(after);
    }
    let (before, after): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    if before.len() != after.len() {
        return false;
    }
    let mut changed = before.iter().zip(&after).filter(|(before, after)| bare(before) != bare(after)).peekable();
    let few = changed.clone().count() <= WORDS;
    few && changed.all(|(before, after)| misspelt(before, after)) && figures(&before.join(" ")) == figures(&after.join(" "))
}

/// The letters of a text, in lower case.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a text that hold a figure.
fn figures(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.contains(char::is_numeric)).collect()
}

fn misspelt(before: &str, after: &str) -> bool {
    let denies = |word: &str| word.to_lowercase().replace('\u{2019}', "'").contains("n't");
    if denies(before) != denies(after) {
        return false;
    }
    let (before, after): (Vec<char>, Vec<char>) = (bare(before).chars().collect(), bare(after).chars().collect());
    let allowed = match before.len().min(after.len()) {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    };
    distance(&before, &after) <= allowed
}

/// How many letters must be put in, left out, changed or swapped with their neighbor: the distance of Damerau and Levenshtein, no piece
/// edited twice.
fn distance(before: &[char], after: &[char]) -> usize {
    let width = after.len() + 1;
    let mut table: Vec<usize> = (0..width).collect();
    let mut above: Vec<usize> = Vec::new();
    for (row, from) in before.iter().enumerate() {
        let mut next = vec![row + 1; width];
        for (column, to) in after.iter().enumerate() {
            let changed = table[column] + usize::from(from != to);
            next[column + 1] = changed.min(table[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && *from == after[column - 1] && before[row - 1] == *to {
                next[column + 1] = next[column + 1].min(above[column - 1] + 1);
            }
        }
        above = std::mem::replace(&mut table, next);
    }
    table.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_alone() {
        for (before, after) in [
            ("Lisen to each.", "Listen to each."),
            ("Recieve the cards", "Receive the cards"),
            ("ask first", "Ask first."),
            ("every one waits", "everyone waits"),
        ] {
            assert!(is_typo(before, after), "{before} / {after}");
        }
    }

    #[test]
    fn other_words_and_figures() {
        for (before, after) in [
            ("You can do it", "You can't do it"),
            ("You should do it", "You shouldn’t do it"),
            ("It is now", "It is not"),
            ("Wait 5 seconds", "Wait 6 seconds"),
            ("Wait 1.5 seconds", "Wait 15 seconds"),
            ("Listen to each", "Listen to all of them"),
            ("listen there always", "lissen their alwais"),
            ("same", "same"),
        ] {
            assert!(!is_typo(before, after), "{before} / {after}");
        }
    }

    #[test]
    fn distances() {
        let of = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!((of("", "ab"), of("ab", "ba"), of("kitten", "sitting"), of("abc", "abc")), (2, 1, 3, 0));
    }
}
