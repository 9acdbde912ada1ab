//! Errors in JSON values.

use std::fmt;

/// Error of a JSON value that does not match its type: the path of the value, and the problem.
///
/// ```
/// use dapr_client_runtime::{DecodeError, FromJson, Json};
/// use std::collections::BTreeMap;
///
/// let json = Json::from_text(r#"[{"etag": "1"}, {"etag": 7}]"#)?;
/// let error = Vec::<BTreeMap<String, String>>::from_json(json.value()).unwrap_err();
/// assert_eq!(error.to_string(), "[1].etag: expected a string, found 7");
/// # Ok::<(), dapr_client_runtime::Error>(())
/// ```
///
/// The message shows numbers and booleans, but only the type of other values: a response may
/// contain a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    path: String,
    problem: String,
}

impl DecodeError {
    /// Creates an error at this value. The message follows a colon: `expected a date`.
    pub fn new(problem: impl Into<String>) -> Self {
        DecodeError(Box::new(Inner {
            path: String::new(),
            problem: problem.into(),
        }))
    }

    /// Creates the error for a text that is not one of the known words.
    pub fn unknown_word(text: &str, known: &[&str]) -> Self {
        let found = super::shorten(text, 64);
        Self::new(format!(
            "expected one of {}, found {found:?}",
            quoted(known)
        ))
    }

    /// Creates the error for an object that has none of the known members.
    pub fn no_known_member(known: &[&str]) -> Self {
        let known = quoted(known);
        Self::new(format!("expected one of the members {known}, found none"))
    }

    /// Prepends the member that holds the value to the path of the error.
    pub fn in_member(mut self, name: &str) -> Self {
        let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let step = if !name.is_empty() && name.len() <= 64 && name.chars().all(plain) {
            name.to_owned()
        } else {
            format!("[{:?}]", super::shorten(name, 64))
        };
        self.prepend(step);
        self
    }

    /// Prepends the array index of the value to the path of the error.
    pub fn in_item(mut self, index: usize) -> Self {
        self.prepend(format!("[{index}]"));
        self
    }

    /// Removes the found value from the error.
    pub(crate) fn without_value(mut self) -> Self {
        if let Some((expected, _)) = self.0.problem.split_once(", found ") {
            self.0.problem = expected.to_owned();
        }
        self
    }

    fn prepend(&mut self, mut step: String) {
        let path = &mut self.0.path;
        if !path.is_empty() && !path.starts_with('[') {
            step.push('.');
        }
        step.push_str(path);
        *path = step;
    }

    /// Returns the path of the value, for example `[2].etag`. Empty for the whole body.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the problem, for example `expected a string, found 7`.
    pub fn problem(&self) -> &str {
        &self.0.problem
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(formatter, "{}: ", self.0.path)?;
        }
        formatter.write_str(&self.0.problem)
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests {
    use super::DecodeError;

    #[test]
    fn a_path_is_readable() {
        let error = DecodeError::new("expected a string, found null");
        assert_eq!(error.to_string(), "expected a string, found null");
        let error = error.in_member("etag").in_item(2).in_member("items");
        assert_eq!(error.path(), "items[2].etag");
        let error = DecodeError::new("x").in_member("a.b").in_member("c");
        assert_eq!(error.path(), "c[\"a.b\"]");
        let error = DecodeError::new("x").in_item(0).in_item(1);
        assert_eq!(error.path(), "[1][0]");
    }
}
