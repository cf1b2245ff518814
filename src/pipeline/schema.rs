//! The schemas of what authors write, with the rules that there are.

pub use crate::load::schema::{OURS, Of as SchemaOf};

use crate::check;
use crate::diagnostic::Severity;
use crate::json;
use crate::load::schema::{self, Rules};

/// The schema of a file, as text.
pub fn schema(of: SchemaOf) -> String {
    // An error is one wherever it happens: nobody can turn it down.
    let names = check::codes().filter(|rule| rule.severity != Severity::Error).map(|rule| (rule.name, rule.summary));
    let mut rules = Rules { names: names.collect(), levels: check::level_names().collect() };
    rules.names.sort_unstable();
    json::pretty(&schema::schema(of, &rules))
}
