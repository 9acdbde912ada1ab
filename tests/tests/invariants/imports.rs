//! The modules of a crate that a file uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::sources::root;

/// The names that a crate exports, with the modules that they come from.
pub(crate) fn exported(sources: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join(sources).join("lib.rs")).expect("a text");
    let mut names = BTreeMap::new();
    for statement in text
        .split(';')
        .filter_map(|part| part.split_once("pub use "))
    {
        let (module, items) = statement.1.split_once("::").unwrap_or_default();
        for item in items.split([',', '{', '}']) {
            if !item.trim().is_empty() {
                names.insert(item.trim().to_owned(), module.trim().to_owned());
            }
        }
    }
    names
}

/// The modules in all paths of a text that begin with `crate::`.
pub(crate) fn used(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    // Links in documentation are not uses.
    let code: Vec<_> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    // Macros are expanded in other crates: `$crate` is not a use by this module.
    let code = code.join("\n").replace("$crate::", "");
    let mut found = BTreeSet::new();
    for (_, path) in code
        .match_indices("crate::")
        .map(|(at, word)| (at, &code[at + word.len()..]))
    {
        match path.strip_prefix('{') {
            None => found.extend(
                path.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .map(str::to_owned),
            ),
            Some(list) => {
                let mut depth = 0;
                for item in list.split_inclusive(['{', '}', ',']) {
                    let name = item.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
                    if depth == 0 {
                        found.extend(name.split("::").next().map(str::to_owned));
                    }
                    depth += i32::from(item.ends_with('{')) - i32::from(item.ends_with('}'));
                    if depth < 0 {
                        break;
                    }
                }
            }
        }
    }
    found
}
