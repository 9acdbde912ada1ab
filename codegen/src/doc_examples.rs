//! Formats the examples in doc comments, which rustfmt does not format.
//!
//! All examples are formatted together, as the bodies of functions in one file. Only code blocks
//! that begin with "```no_run" count as examples: those are the ones that the generator prints.

use std::io;
use std::ops::Range;

use crate::render::Files;

/// The line width of examples: rustfmt's width minus the indentation of a documented method.
const WIDTH: usize = 100 - "    /// ".len();

const OPENING: &str = "async fn example() {";

/// Lines of an example in the text of a file, without hidden lines.
struct Snippet {
    file: usize,
    lines: Range<usize>,
}

/// Formats the examples of all Rust files. `rustfmt` formats one text with a given line width.
pub(crate) fn format(
    files: &mut Files,
    rustfmt: impl FnOnce(&str, usize) -> io::Result<String>,
) -> io::Result<()> {
    let mut snippets = Vec::new();
    let mut program = String::new();
    for (index, text) in files.values().enumerate() {
        let lines: Vec<&str> = text.lines().collect();
        for lines_of_snippet in find(&lines) {
            program.push_str(OPENING);
            program.push('\n');
            for line in &lines[lines_of_snippet.clone()] {
                program.push_str(code(line).unwrap_or_default());
                program.push('\n');
            }
            program.push_str("}\n\n");
            snippets.push(Snippet {
                file: index,
                lines: lines_of_snippet,
            });
        }
    }
    // The body of a function is indented; an example is not.
    let formatted = rustfmt(&program, WIDTH + 4)?;
    let bodies: Vec<Vec<&str>> = bodies(&formatted);
    if bodies.len() != snippets.len() {
        return Err(io::Error::other(
            "rustfmt returned a different number of examples",
        ));
    }
    let mut pairs: Vec<_> = snippets.into_iter().zip(bodies).collect();
    for (index, text) in files.values_mut().enumerate() {
        let start = pairs.partition_point(|(snippet, _)| snippet.file < index);
        let end = pairs.partition_point(|(snippet, _)| snippet.file <= index);
        if start < end {
            *text = replace(text, &mut pairs[start..end]);
        }
    }
    Ok(())
}

/// Returns the code of a line in a doc comment.
fn code(line: &str) -> Option<&str> {
    let trimmed = line.trim_start();
    let text = trimmed
        .strip_prefix("///")
        .or_else(|| trimmed.strip_prefix("//!"))?;
    Some(text.strip_prefix(' ').unwrap_or(text))
}

/// Returns the ranges of visible lines within examples.
fn find(lines: &[&str]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut in_example, mut start) = (false, None);
    for (index, line) in lines.iter().enumerate() {
        let code = code(line);
        let fence = code.is_some_and(|code| code.starts_with("```"));
        let hidden = code.is_none_or(|code| code == "#" || code.starts_with("# "));
        if in_example && !fence && !hidden {
            start.get_or_insert(index);
        } else if let Some(start) = start.take() {
            found.push(start..index);
        }
        if fence {
            in_example = !in_example && code == Some("```no_run");
        }
    }
    found
}

/// Returns the bodies of the functions, without their indentation.
fn bodies(program: &str) -> Vec<Vec<&str>> {
    let mut bodies = Vec::new();
    for line in program.lines() {
        if line == OPENING {
            bodies.push(Vec::new());
        } else if line != "}"
            && let Some(body) = bodies.last_mut()
        {
            body.push(line.strip_prefix("    ").unwrap_or(line));
        }
    }
    for body in &mut bodies {
        while body.last().is_some_and(|line| line.is_empty()) {
            body.pop();
        }
    }
    bodies
}

/// Returns the text with its examples replaced by the formatted ones.
fn replace(text: &str, snippets: &mut [(Snippet, Vec<&str>)]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len());
    let mut next = 0;
    for (snippet, body) in snippets {
        let first = lines[snippet.lines.start];
        let prefix = &first[..first.find("//").unwrap_or(0) + 3];
        for line in &lines[next..snippet.lines.start] {
            out.push_str(line);
            out.push('\n');
        }
        for line in body {
            let separator = if line.is_empty() { "" } else { " " };
            out.push_str(&format!("{prefix}{separator}{line}\n"));
        }
        next = snippet.lines.end;
    }
    for line in &lines[next..] {
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{bodies, find};

    const TEXT: &str = "\
/// Text.
/// ```no_run
/// use a::b;
/// # hidden
/// f();
/// ```
/// ```
/// g();
/// ```
fn f() {}";

    #[test]
    fn visible_lines_of_examples_are_found() {
        let lines: Vec<_> = TEXT.lines().collect();
        assert_eq!(find(&lines), [2..3, 4..5]);
    }

    #[test]
    fn bodies_lose_their_indentation() {
        let program = "async fn example() {\n    a(\n        1,\n    )\n}\n\nasync fn example() {\n    b();\n}\n";
        assert_eq!(bodies(program), [vec!["a(", "    1,", ")"], vec!["b();"]]);
    }
}
