//! Converts names of the description to Rust names.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Reserved words of Rust.
const RESERVED: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "crate", "super", "union",
];

/// Returns the name of a function, field, argument or module.
pub(crate) fn snake(name: &str) -> String {
    let name = name.to_snake_case();
    match name.as_str() {
        "self" | "crate" | "super" => format!("{name}_"),
        word if RESERVED.contains(&word) && word != "union" => format!("r#{name}"),
        _ => name,
    }
}

/// Returns the name of a type or variant.
pub(crate) fn camel(name: &str) -> String {
    match name.to_upper_camel_case() {
        name if name == "Self" => "Self_".to_owned(),
        name => name,
    }
}

/// Returns the variant name of an error code: `ERR_STATE_GET` becomes `StateGet`.
pub(crate) fn error_code(code: &str) -> String {
    camel(code.strip_prefix("ERR_").unwrap_or(code))
}

/// Reports whether a name is a valid Rust identifier.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut chars = name.strip_prefix("r#").unwrap_or(name).chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_rust() {
        assert_eq!(snake("storeName"), "store_name");
        assert_eq!(snake("queryStateAlpha1"), "query_state_alpha1");
        assert_eq!(snake("If-Match"), "if_match");
        assert_eq!(snake("type"), "r#type");
        assert_eq!(snake("self"), "self_");
        assert_eq!(camel("first-write"), "FirstWrite");
        assert_eq!(error_code("ERR_STATE_GET"), "StateGet");
        assert_eq!(error_code("DAPR_SCHEDULER_GET_JOB"), "DaprSchedulerGetJob");
    }

    #[test]
    fn identifiers_are_told_from_other_text() {
        assert!(is_identifier("r#type") && is_identifier("a1"));
        assert!(!is_identifier("1a") && !is_identifier("") && !is_identifier("@type"));
    }
}
