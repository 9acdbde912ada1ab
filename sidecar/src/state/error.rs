//! Errors of state stores.

use std::fmt;

/// Why an operation of a store failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StateError {
    /// The ETag does not match the value.
    Mismatch(Option<String>),
    /// The format of the ETag is invalid for this store.
    Invalid(Option<String>),
    /// A pluggable component returned a custom error response.
    StoreStatus(Box<StoreStatus>),
    /// Any other error.
    Other(String),
}

/// The custom error response of a pluggable component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoreStatus {
    /// The name of the gRPC code in Go.
    pub(crate) grpc_code: &'static str,
    /// The HTTP status.
    pub(crate) status: u16,
    /// The error code. Empty if the component set none.
    pub(crate) tag: String,
    pub(crate) message: String,
    pub(crate) domain: String,
    pub(crate) reason: String,
}

impl StateError {
    pub(crate) fn other(text: impl fmt::Display) -> Self {
        Self::Other(text.to_string())
    }

    /// Combines the errors of a bulk write. There must be at least one.
    ///
    /// If any error is about an ETag, so is the result. The texts of all errors are joined only if all are
    /// about ETags.
    pub(crate) fn of_several(mut errors: Vec<Self>) -> Self {
        // daprd writes the values concurrently and lists errors as they arrive; most often the last one comes
        // first.
        errors.rotate_right(1);
        let texts: Vec<String> = errors.iter().map(Self::to_string).collect();
        let texts = texts.join("\n");
        let etag = |error: &&Self| matches!(error, Self::Mismatch(_) | Self::Invalid(_));
        if !errors.iter().all(|error| etag(&error)) {
            return errors
                .iter()
                .find(etag)
                .cloned()
                .unwrap_or(Self::Other(texts));
        }
        if errors.iter().any(|error| matches!(error, Self::Invalid(_))) {
            return Self::Invalid(Some(texts));
        }
        Self::Mismatch(Some(texts))
    }
}

impl fmt::Display for StateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, detail) = match self {
            Self::Mismatch(detail) => ("possible etag mismatch. error from state store", detail),
            Self::Invalid(detail) => ("invalid etag value", detail),
            Self::StoreStatus(chosen) => {
                let StoreStatus {
                    grpc_code, message, ..
                } = chosen.as_ref();
                return write!(formatter, "api error: code = {grpc_code} desc = {message}");
            }
            Self::Other(text) => return formatter.write_str(text),
        };
        formatter.write_str(prefix)?;
        match detail {
            Some(detail) => write!(formatter, ": {detail}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for StateError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn mismatch(text: &str) -> StateError {
        StateError::Mismatch(Some(text.to_owned()))
    }

    #[test]
    fn etag_errors_take_precedence() {
        let other = StateError::other("full");
        let error = StateError::of_several(vec![other.clone(), mismatch("a")]);
        assert_eq!(error, mismatch("a"));
        let error = StateError::of_several(vec![other.clone(), other]);
        assert_eq!(error, StateError::other("full\nfull"));
    }

    #[test]
    fn one_invalid_etag_makes_all_invalid() {
        let invalid = StateError::Invalid(Some("x".to_owned()));
        let error = StateError::of_several(vec![mismatch("a"), invalid]);
        assert_eq!(
            error.to_string(),
            "invalid etag value: invalid etag value: x\n\
             possible etag mismatch. error from state store: a"
        );
        assert!(matches!(error, StateError::Invalid(_)));
    }
}
