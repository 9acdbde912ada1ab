//! Writes JSON as YAML that parsers of YAML 1.1 and 1.2 read alike.
//!
//! Parsers of YAML 1.1 read `on` as a boolean and `2026-05-04` as a date. A string is unquoted
//! only if every parser reads it as a string.

use std::fmt::Write as _;

use serde_json::Value;

const STEP: usize = 2;
/// Words that some parser does not read as a string.
const RESERVED: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// Returns the value as YAML, with entries in the same order.
pub(super) fn from_json(value: &Value) -> String {
    let mut text = String::new();
    match value {
        Value::Object(entries) if !entries.is_empty() => block(&mut text, value, 0),
        Value::Array(items) if !items.is_empty() => block(&mut text, value, 0),
        _ => scalar(&mut text, value, 0),
    }
    text
}

/// Writes entries or items. The first one begins at the end of the text.
fn block(text: &mut String, value: &Value, indent: usize) {
    let mut first = true;
    let mut begin = |text: &mut String| {
        if !std::mem::take(&mut first) {
            pad(text, indent);
        }
    };
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                begin(text);
                text.push_str(&word(key).unwrap_or_else(|| quoted(key)));
                text.push(':');
                if is_block(value) {
                    text.push('\n');
                    pad(text, indent + STEP);
                    block(text, value, indent + STEP);
                } else {
                    text.push(' ');
                    scalar(text, value, indent + STEP);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                begin(text);
                text.push_str("- ");
                if is_block(item) {
                    block(text, item, indent + STEP);
                } else {
                    scalar(text, item, indent + STEP);
                }
            }
        }
        _ => {}
    }
}

fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

/// Writes a value that begins on this line. Further lines of a string have this indent.
fn scalar(text: &mut String, value: &Value, indent: usize) {
    match value {
        Value::String(string) if is_literal(string) => literal(text, string, indent),
        Value::String(string) => {
            text.push_str(&word(string).unwrap_or_else(|| quoted(string)));
            text.push('\n');
        }
        // Numbers, booleans, null and empty collections are the same in YAML.
        other => {
            let _ = writeln!(text, "{other}");
        }
    }
}

/// Whether a string of several lines can be written as a block.
fn is_literal(string: &str) -> bool {
    let printable = |c: char| c == '\n' || !must_be_escaped(c);
    let body = string.strip_suffix('\n').unwrap_or(string);
    body.contains('\n')
        && !body.starts_with([' ', '\n'])
        && !body.ends_with('\n')
        && string.chars().all(printable)
}

fn literal(text: &mut String, string: &str, indent: usize) {
    text.push_str(if string.ends_with('\n') {
        "|\n"
    } else {
        "|-\n"
    });
    for line in string.lines() {
        if !line.is_empty() {
            pad(text, indent);
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// Returns the string without quotes, if every parser reads it as a string.
fn word(string: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || " _-./{}(),'`".contains(c);
    let good = string.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '$')
        && string.chars().skip(1).all(plain)
        && !string.ends_with(' ')
        && !RESERVED.contains(&string.to_ascii_lowercase().as_str());
    good.then(|| string.to_owned())
}

/// Returns the string in double quotes, with the escapes that JSON and YAML share.
fn quoted(string: &str) -> String {
    let json = Value::from(string).to_string();
    json.chars()
        .fold(String::with_capacity(json.len()), |mut text, c| {
            if must_be_escaped(c) {
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            } else {
                text.push(c);
            }
            text
        })
}

/// Whether YAML requires an escape, or reads the character as a line break.
fn must_be_escaped(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

fn pad(text: &mut String, indent: usize) {
    text.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use anyhow::Result;
    use serde_json::json;

    use super::*;

    #[test]
    fn it_says_the_same() -> Result<()> {
        let value = json!({
            "openapi": "3.1.0",
            "'200'": {"on": "off", "y": true, "~": null, "a: b": 1.5, "": "", "empty": [{}, [], ""]},
            "texts": ["", " a", "a ", "a: b", "a #b", "- a", "it's, `so`", "100%", "1e3", "2026-05-04", "null", "Ünï 🚀",
                "a\u{7f}b\u{85}c\u{2028}d\u{feff}", "\u{1}\t\\\"", "=", "<<", "*/*", "&x", "!x", "$ref", "/v1.0/{a}"],
            "lines": ["a\nb\n", "a\n\n  b\n\tc", "\na\n", " a\nb", "a\nb\n\n", "a \nb", "a: 'b'\n# c\n", "a\r\nb"],
            "nested": [[1, [2, {"a": [3]}]], {"a": {"b": "c\nd\n"}, "e": -4}],
        });
        let text = from_json(&value);
        let read: Value = serde_yaml::from_str(&text)?;
        assert_eq!(read, value, "{text}");
        Ok(())
    }

    #[test]
    fn it_reads_well() {
        let value = json!({"a": [{"b": 1, "c": "d\ne\n"}, "on"], "f": "2026-05-04"});
        let expected = "a:\n  - b: 1\n    c: |\n      d\n      e\n  - \"on\"\nf: \"2026-05-04\"\n";
        assert_eq!(from_json(&value), expected);
    }
}
