//! Why the application gave no answer.

use std::fmt;

/// Why the application gave no answer. The words are those that daprd puts into its own errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AppError {
    /// The address cannot be made: what is wrong with it.
    Address(String),
    /// No connection, or none that lasted until the answer.
    Unreachable {
        method: String,
        url: String,
        reason: String,
    },
    /// The body of the question failed, so that it could not be asked: what its stream said.
    Body(String),
    /// The answer broke off.
    Broken(String),
    /// The error of an application that speaks gRPC cannot be told: why.
    Unreadable(String),
    /// Health checks say that it should not be asked.
    Unhealthy,
}

impl fmt::Display for AppError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(reason)
            | Self::Body(reason)
            | Self::Broken(reason)
            | Self::Unreadable(reason) => formatter.write_str(reason),
            Self::Unreachable {
                method,
                url,
                reason,
            } => {
                // Go writes the method like a word: `Get`.
                let (first, rest) = method.split_at(method.len().min(1));
                write!(
                    formatter,
                    "{first}{} \"{url}\": {reason}",
                    rest.to_lowercase()
                )
            }
            Self::Unhealthy => formatter
                .write_str("rpc error: code = Internal desc = app is not in a healthy state"),
        }
    }
}

impl std::error::Error for AppError {}
