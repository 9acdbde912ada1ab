//! A feature only adds items to the client: it never changes a type, what is accepted or what is sent.

use crate::sources::{Source, below};

/// The syntactic positions that may depend on a feature: whole items.
const ITEMS: [&str; 9] = [
    "async fn ",
    "const ",
    "enum ",
    "fn ",
    "impl",
    "mod ",
    "struct ",
    "trait ",
    "use ",
];

/// The lines of a source that violate the rule, with their numbers.
fn violations(source: &Source) -> Vec<String> {
    let lines: Vec<_> = source.text.lines().map(str::trim).collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let comment = line.starts_with("//");
        if comment || !line.contains("feature = \"") {
            continue;
        }
        let whole_attribute = line.starts_with("#[cfg(feature = \"") && line.ends_with("\")]");
        let attribute_or_comment = |line: &&&str| line.starts_with("#[") || line.starts_with("//");
        let after = lines[index + 1..]
            .iter()
            .find(|line| !attribute_or_comment(line));
        let item = after.is_some_and(|line| {
            let rest = line
                .strip_prefix("pub(crate) ")
                .or(line.strip_prefix("pub "));
            let rest = rest.unwrap_or(line);
            ITEMS.iter().any(|item| rest.starts_with(item))
        });
        if !whole_attribute || !item {
            found.push(format!("{}:{}: {line}", source.path, index + 1));
        }
    }
    found
}

#[test]
fn features_only_add_items_to_the_client() {
    let sources = below("generated/src")
        .into_iter()
        .chain(below("runtime/src"));
    // The choice of the transport depends on features and targets.
    let sources = sources.filter(|source| !source.path.starts_with("runtime/src/transport/"));
    let found: Vec<_> = sources.flat_map(|source| violations(&source)).collect();
    assert!(found.is_empty(), "not a whole item:\n{}", found.join("\n"));
}

#[test]
fn violations_of_the_rule_are_found() {
    for line in [
        "#[cfg_attr(not(feature = \"server\"), non_exhaustive)]\npub struct X;",
        "#[cfg(not(feature = \"server\"))]\npub struct X;",
        "if cfg!(feature = \"server\") {\nfn x() {}",
        "#[cfg(feature = \"server\")]\npub field: u8,",
        "#[cfg(feature = \"server\")]\nOther,",
    ] {
        let source = Source {
            path: String::new(),
            text: line.to_owned(),
        };
        assert_eq!(violations(&source).len(), 1, "{line}");
    }
}
