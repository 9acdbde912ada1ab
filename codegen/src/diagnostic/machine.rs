//! Displays diagnostics for programs.

use std::ops::Range;

use serde_json::{Value as Json, json};

use super::Diagnostic;
use crate::source::{Sources, Span};

/// A range of a file. Lines and columns begin at 1. Columns count characters, and the end is
/// exclusive.
struct Position {
    file: String,
    start: (usize, usize),
    end: (usize, usize),
}

impl Position {
    fn of(span: Span, sources: &Sources) -> Self {
        let source = sources.get(span.file);
        let Range { start, end } = sources.range(span);
        Self {
            file: source.name(),
            start: line_and_column(&source.text, start),
            end: line_and_column(&source.text, end),
        }
    }

    fn json(&self, label: &str) -> Json {
        json!({
            "file": self.file,
            "line": self.start.0,
            "column": self.start.1,
            "end": {"line": self.end.0, "column": self.end.1},
            "label": label,
        })
    }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// Returns a diagnostic as a JSON object on one line.
pub(super) fn json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let position = Position::of(diagnostic.span, sources).json(&diagnostic.label);
    let mut object = json!({
        "code": diagnostic.code.as_str(),
        "message": diagnostic.message,
    });
    let related = diagnostic.others.iter();
    let related: Vec<_> = related
        .map(|(span, label)| Position::of(*span, sources).json(label))
        .collect();
    if let (Json::Object(object), Json::Object(position)) = (&mut object, position) {
        object.extend(position);
        object.insert("help".to_owned(), json!(diagnostic.help));
        object.insert("related".to_owned(), Json::Array(related));
    }
    object.to_string()
}

/// Returns a diagnostic as an annotation of GitHub Actions.
pub(super) fn github(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let Position { file, start, end } = Position::of(diagnostic.span, sources);
    let mut message = format!("{}: {}", diagnostic.message, diagnostic.label);
    for (span, label) in &diagnostic.others {
        let Position { file, start, .. } = Position::of(*span, sources);
        message.push_str(&format!("\n{label}: {file}:{}:{}", start.0, start.1));
    }
    if let Some(help) = &diagnostic.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    format!(
        "::error file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(&file),
        start.0,
        start.1,
        end.0,
        end.1,
        diagnostic.code,
        escaped(&message)
    )
}

/// Escapes the value of a property of a workflow command.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

/// Escapes the message of a workflow command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a: 1\nü: x\n";
        let offset = text.find('x').expect("in the text");
        assert_eq!(line_and_column(text, offset), (2, 4));
        assert_eq!(line_and_column(text, 0), (1, 1));
    }

    #[test]
    fn workflow_commands_are_escaped() {
        assert_eq!(escaped("100%\nnext"), "100%25%0Anext");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
