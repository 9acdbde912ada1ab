//! Reading YAML: several documents in one text, and what was wrong where.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::{ResourceError, Source};

/// One document of a text.
pub(super) struct Document {
    /// As many empty lines as stand before the document, and the document: so lines count from the top.
    text: String,
    source: Source,
}

/// Splits a text at its lines that begin with `---`.
pub(super) fn documents(text: &str, source: &Source) -> Vec<Document> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut documents = Vec::new();
    let mut current = String::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("---") {
            documents.push(std::mem::take(&mut current));
            current = "\n".repeat(number + 1);
        } else {
            current.push_str(line);
            current.push('\n');
        }
    }
    documents.push(current);
    documents
        .into_iter()
        .filter(|text| text.lines().any(says_something))
        .map(|text| Document {
            text,
            source: source.clone(),
        })
        .collect()
}

fn says_something(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#')
}

impl Document {
    /// The line at which the document begins.
    pub(super) fn source(&self) -> Source {
        let before = self
            .text
            .lines()
            .take_while(|line| !says_something(line))
            .count();
        self.source.at(before as u64 + 1)
    }

    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, ResourceError> {
        serde_saphyr::from_str(&self.text).map_err(|error| {
            match error.location().filter(|location| location.line() > 0) {
                Some(location) => {
                    let here = self.text_at(location.line(), location.column());
                    let place = here.map_or_else(String::new, |here| format!(", at `{here}`"));
                    let source = self.source.at(location.line());
                    ResourceError::new(source, format!("{}{place}", reason(&error)))
                }
                None => ResourceError::new(self.source(), reason(&error)),
            }
        })
    }

    /// What stands there, to the end of the line at the longest. Both numbers begin with 1.
    fn text_at(&self, line: u64, column: u64) -> Option<String> {
        let line = self.text.lines().nth(usize::try_from(line).ok()? - 1)?;
        let before = usize::try_from(column).ok()?.saturating_sub(1);
        let text: String = line.chars().skip(before).take(LONGEST).collect();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// The most characters of a text that are quoted.
const LONGEST: usize = 40;

/// The message without the listing and without the place, which stands in front of it anyway.
fn reason(error: &serde_saphyr::Error) -> String {
    let text = error.without_snippet().to_string();
    let first = text.lines().next().unwrap_or_default();
    let first = first
        .rsplit_once(" at line ")
        .map_or(first, |(before, _)| before);
    let first = first.trim_start_matches("error: ");
    let is_number = ["invalid i", "invalid u"].iter().any(|begin| {
        first
            .strip_prefix(begin)
            .is_some_and(|rest| rest.parse::<u8>().is_ok())
    });
    match first {
        _ if is_number => "expected an integer".to_owned(),
        "expected string scalar" => "expected a text".to_owned(),
        _ => first.to_owned(),
    }
}

/// The text of a value as a component gets it: text as it is, everything else as JSON.
pub(super) fn text_of(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}
