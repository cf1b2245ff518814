//! Makes the grammars that code is colored with: those that syntect brings along, but faster (`build/patterns.rs`).
//! Done here, for it takes a tenth of a second.

#[path = "build/patterns.rs"]
mod patterns;

use std::error::Error;
use std::path::Path;

use syntect::dumps::dump_to_uncompressed_file;
use syntect::parsing::syntax_definition::Pattern;
use syntect::parsing::{Regex, SyntaxSet, SyntaxSetBuilder};

#[expect(clippy::disallowed_methods, reason = "Cargo tells in the environment where a build script may write, and nowhere else")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let mut syntaxes = SyntaxSetBuilder::new();
    for known in SyntaxSet::load_defaults_newlines().into_builder().syntaxes() {
        let mut syntax = known.clone();
        for pattern in syntax.contexts.values_mut().flat_map(|context| &mut context.patterns) {
            let Pattern::Match(found) = pattern else { continue };
            // One that refers to an earlier line is no pattern before that line is known.
            if let Some(better) = (!found.has_captures).then(|| patterns::faster(found.regex.regex_str())).flatten() {
                found.regex = Regex::new(better);
            }
        }
        syntaxes.add(syntax);
    }
    dump_to_uncompressed_file(&syntaxes.build(), Path::new(&std::env::var("OUT_DIR")?).join("grammars.packdump"))?;
    Ok(())
}
