//! Values with their original text.

use crate::{DecodeError, FromHeader};

/// A parameter that was received as text, and its parsed value.
///
/// Invalid text is not an error here: some operations ignore it, and others perform other checks
/// before they report it.
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
    /// Parses a text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let value = T::from_header(&text);
        Given { text, value }
    }
}

impl<T> Given<T> {
    /// Returns the text: decoded from the query, or unchanged from the header.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the parsed value.
    ///
    /// # Errors
    ///
    /// Fails if the text is invalid. The error names what was expected.
    pub fn value(&self) -> Result<&T, &DecodeError> {
        self.value.as_ref()
    }

    /// Returns the parsed value as an owned value.
    ///
    /// # Errors
    ///
    /// Fails if the text is invalid. The error names what was expected.
    pub fn into_value(self) -> Result<T, DecodeError> {
        self.value
    }
}
