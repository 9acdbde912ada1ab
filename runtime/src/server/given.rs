//! A value with the text that it was read from.

use crate::{DecodeError, FromHeader};

/// A parameter that came as text, and what that text means.
///
/// A text without a meaning is not an error here: some operations ignore it, and others have
/// something to check before they complain.
///
/// ```
/// use dapr_client_runtime::server::Given;
///
/// let given = Given::<u32>::new("7");
/// assert_eq!((given.text(), given.value()), ("7", Ok(&7)));
/// assert!(Given::<u32>::new("seven").value().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given<T> {
    text: String,
    value: Result<T, DecodeError>,
}

impl<T: FromHeader> Given<T> {
    /// Reads a text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let value = T::from_header(&text);
        Given { text, value }
    }
}

impl<T> Given<T> {
    /// The text, decoded from the query or as it stood in the header.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the text means.
    ///
    /// # Errors
    ///
    /// What it should have been.
    pub fn value(&self) -> Result<&T, &DecodeError> {
        self.value.as_ref()
    }

    /// What the text means.
    ///
    /// # Errors
    ///
    /// What it should have been.
    pub fn into_value(self) -> Result<T, DecodeError> {
        self.value
    }
}
