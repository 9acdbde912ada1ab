//! Errors of calls to the application.

use std::fmt;

/// Why a call to the application failed. The messages are those that daprd includes in its own errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AppError {
    /// The URL is invalid, and why.
    Address(String),
    /// The connection failed or closed before the response.
    Unreachable {
        method: String,
        url: String,
        reason: String,
    },
    /// The request body stream failed, with the stream's error.
    Body(String),
    /// The response ended early.
    Broken(String),
    /// The error of a gRPC application cannot be converted, and why.
    Unreadable(String),
    /// Health checks report the application as unhealthy.
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
                // Go writes the method in title case: `Get`.
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
