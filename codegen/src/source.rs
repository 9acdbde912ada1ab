//! The files of the description, and positions in them.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::yaml;

/// One file that was read.
#[derive(Debug)]
pub(crate) struct Source {
    /// The displayed path, relative to the root folder of the project.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// All files that were read, in the order of their names.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<Source>,
}

/// A position in the description: a node of a file, or a byte of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) file: usize,
    pub(crate) place: Place,
}

impl fmt::Debug for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Node(id) => write!(formatter, "file {}, node {id}", self.file),
            Place::Byte(offset) => write!(formatter, "file {}, byte {offset}", self.file),
        }
    }
}

/// A position within a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Place {
    /// The YAML node with this number.
    Node(usize),
    /// The byte at this offset.
    Byte(usize),
}

/// A value with the position that it was read from.
#[derive(Clone)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl Sources {
    pub(crate) fn add(&mut self, path: PathBuf, text: String) -> usize {
        self.files.push(Source { path, text });
        self.files.len() - 1
    }

    pub(crate) fn get(&self, file: usize) -> &Source {
        &self.files[file]
    }

    /// Returns the file with this name, as spelled in a `$ref`.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.files
            .iter()
            .position(|file| file.path.file_name().is_some_and(|n| n == name))
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .filter_map(|file| file.path.file_name()?.to_str())
    }

    /// Returns the bytes of the token at a span.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let text = &self.get(span.file).text;
        match span.place {
            Place::Byte(offset) => token_at(text, offset),
            Place::Node(id) => token_at(text, yaml::locate(text, id)),
        }
    }
}

impl Source {
    /// Returns the displayed path, with `/` on every platform.
    pub(crate) fn name(&self) -> String {
        let parts = self.path.iter().map(|part| part.to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    }

    /// Returns the file name without its folder and extension. This is the name of the generated
    /// module.
    pub(crate) fn stem(&self) -> &str {
        stem(&self.path)
    }
}

fn stem(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}

/// Returns the range of the token that begins at `start`. A token is a quoted string or a plain
/// scalar. A plain scalar ends at the `: ` of a key, at a comment, or at the end of the line.
fn token_at(text: &str, start: usize) -> Range<usize> {
    let (before, rest) = text.split_at(start);
    let in_flow = before
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.contains(['{', '[']));
    let ends: &[&str] = if in_flow {
        &[": ", " #", ", ", "]", "}"]
    } else {
        &[": ", " #"]
    };
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let length = match line.chars().next() {
        Some(quote @ ('"' | '\'')) => line[1..].find(quote).map_or(line.len(), |end| end + 2),
        Some('[' | '{') => flow_length(line).unwrap_or(1),
        Some('|' | '>') => 1,
        Some('-') if line == "-" || line.starts_with("- ") => 1,
        _ => {
            let end = ends
                .iter()
                .filter_map(|end| line.find(end))
                .min()
                .unwrap_or(line.len());
            line[..end].trim_end().trim_end_matches(':').len()
        }
    };
    start..start + length
}

/// Returns the length of a list or mapping in braces that ends on this line.
fn flow_length(line: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0, None);
    for (offset, c) in line.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, _) => {}
        }
        if depth == 0 {
            return Some(offset + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::token_at;

    #[test]
    fn a_token_ends_where_a_reader_would_say() {
        for (text, token) in [
            ("operationId: getState", "operationId"),
            ("get:\n  x: 1", "get"),
            ("'200': x", "'200'"),
            ("plain text # comment", "plain text"),
            ("/v1/{a}/{b}:", "/v1/{a}/{b}"),
            ("ünï\nnext", "ünï"),
            ("|\n  text", "|"),
            ("- item", "-"),
            ("-1 # comment", "-1"),
            ("{a: ['}', 1]} # comment", "{a: ['}', 1]}"),
            ("{a: 1,\n  b: 2}", "{"),
            ("", ""),
        ] {
            assert_eq!(&text[token_at(text, 0)], token);
        }
    }
}
