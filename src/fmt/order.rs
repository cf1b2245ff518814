//! Keys in the order of the format, each with the comments and empty lines above it.

use std::ops::Range;

use super::yaml::same;
use crate::load::layout::{Data, Value, yaml};
use crate::load::schema::{Of, Schema, schema_of_keys};
use crate::span::Spanned;

/// More tables are not put in order: nobody writes so many.
const TABLES_AT_MOST: usize = 10_000;

/// Some YAML with its keys in order, as far as they can be put there without a change of what it says.
pub fn ordered(source: &str, of: Of) -> String {
    let schema = schema_of_keys(of);
    let mut text = source.to_owned();
    let mut done = 0;
    // A table that was put in order moves the others: so the text is read again, and those that were looked at are passed over.
    while done < TABLES_AT_MOST {
        let Some(data) = yaml(&text) else { return text };
        let mut tables = Vec::new();
        gather(&data, &schema, &mut tables);
        let Some((entries, schema)) = tables.get(done) else { return text };
        if let Some(next) = in_order(&text, entries, &schema.keys())
            && same(&Some(data), &yaml(&next))
        {
            text = next;
        }
        done += 1;
    }
    text
}

type Entries<'d> = &'d [(Spanned<String>, Data)];

/// The tables that the schema knows, each before those that stand in it.
fn gather<'d, 's>(data: &'d Data, schema: &'s Schema, tables: &mut Vec<(Entries<'d>, &'s Schema)>) {
    match &data.value {
        Value::Map(entries) => {
            let Some(table) = schema.table() else { return };
            tables.push((entries, table));
            // In the order of the schema, which stays when the keys are moved.
            for key in table.keys() {
                if let Some((_, value)) = entries.iter().find(|(name, _)| name.value == key)
                    && let Some(schema) = table.key(key)
                {
                    gather(value, schema, tables);
                }
            }
        }
        Value::List(list) => {
            if let Some(items) = schema.of_items() {
                list.iter().for_each(|one| gather(one, items, tables));
            }
        }
        _ => {}
    }
}

/// The text with the keys of one table in order; none where they are, or where they cannot be moved.
fn in_order(text: &str, entries: Entries<'_>, keys: &[&str]) -> Option<String> {
    let ranks: Vec<usize> = entries.iter().map(|(key, _)| keys.iter().position(|known| *known == key.value)).collect::<Option<_>>()?;
    if ranks.is_sorted() {
        return None;
    }
    let starts: Vec<usize> = entries.iter().map(|(key, _)| key.span.range().start).collect();
    let lines: Vec<usize> = starts.iter().map(|start| line_start(text, *start)).collect();
    let column = starts[0] - lines[0];
    let blank = |prefix: &str| prefix.chars().all(|c| c == ' ');
    for (start, line) in starts.iter().zip(&lines).skip(1) {
        if start - line != column || !blank(&text[*line..*start]) {
            return None;
        }
    }
    // The first key of an item stands behind its `- `.
    let head = &text[lines[0]..starts[0]];
    let item = !blank(head);
    if item && !head.trim_start().strip_prefix('-').is_some_and(blank) {
        return None;
    }
    let mut chunks = chunks(text, &lines, column, item);
    let (from, to) = (chunks.first()?.start, chunks.last()?.end);
    let mut order: Vec<usize> = (0..chunks.len()).collect();
    order.sort_by_key(|at| ranks[*at]);
    let first = order[0];
    let mut pieces: Vec<String> = chunks.drain(..).map(|chunk| whole_lines(&text[chunk])).collect();
    if item {
        pieces[0].replace_range(..head.len(), &" ".repeat(head.len()));
        // A comment cannot stand between `- ` and its key.
        if pieces[first].len() < head.len() || !blank(&pieces[first][..head.len()]) || pieces[first][head.len()..].starts_with('#') {
            return None;
        }
        pieces[first].replace_range(..head.len(), head);
    } else {
        // The empty lines above what comes first now stand above what came first before.
        let lead = pieces[first].len() - pieces[first].trim_start_matches('\n').len();
        let empty: String = pieces[first].drain(..lead).collect();
        pieces[0].insert_str(0, &empty);
    }
    let moved: String = order.iter().map(|at| pieces[*at].as_str()).collect();
    Some(format!("{}{moved}{}", &text[..from], &text[to..]))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn whole_lines(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// The lines of each key: from the comments and empty lines above it to those of the next.
fn chunks(text: &str, lines: &[usize], column: usize, item: bool) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = lines.iter().map(|line| above(text, *line, column)).collect();
    if item {
        starts[0] = lines[0];
    } else if starts[0] == 0
        && let Some(at) = text[..lines[0]].rfind("\n\n")
    {
        // What a file begins with, up to an empty line, is about the whole.
        starts[0] = at + 2;
    }
    let end = last(text, lines[lines.len() - 1], column);
    let ends = starts.iter().skip(1).copied().chain([end]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(start, end)| start..end.max(start)).collect()
}

/// Where the comments and empty lines above a line start.
fn above(text: &str, line: usize, column: usize) -> usize {
    let mut start = line;
    for before in text[..line].split_inclusive('\n').rev() {
        let content = before.trim_end();
        let indent = before.len() - before.trim_start_matches(' ').len();
        let comment = content.trim_start().starts_with('#') && indent == column;
        if !content.is_empty() && !comment {
            break;
        }
        start -= before.len();
    }
    start
}

/// Where the value of the last key ends: before the first line that is not indented further, and before the empty lines above that.
fn last(text: &str, line: usize, column: usize) -> usize {
    let mut end = line;
    let mut at = line;
    for (number, next) in text[line..].split_inclusive('\n').enumerate() {
        at += next.len();
        let content = next.trim();
        let indent = next.len() - next.trim_start_matches(' ').len();
        // A list may stand in the same column as its key.
        let own = number == 0 || indent > column || (indent == column && (content == "-" || content.starts_with("- ")));
        // An empty line or a comment is a part of the value where more of that comes behind.
        if content.is_empty() || (!own && content.starts_with('#')) {
            continue;
        }
        if !own {
            break;
        }
        end = at;
    }
    end
}
