//! Errors of the host.

use std::fmt;
use std::io::{self, ErrorKind};

use wasip2::http::types::{ErrorCode, http_error_code};
use wasip2::io::error::Error as IoError;

use super::super::TransportError;
use crate::BoxError;

/// Classifies an error that occurred instead of a response.
pub(super) fn failure(code: ErrorCode) -> TransportError {
    use ErrorCode::*;
    match code {
        DnsTimeout
        | DnsError(_)
        | DestinationNotFound
        | DestinationUnavailable
        | DestinationIpUnroutable
        | ConnectionRefused
        | ConnectionTimeout
        | ConnectionLimitReached
        | TlsProtocolError
        | TlsCertificateError
        | TlsAlertReceived(_) => TransportError::connect(io_error(code)),
        DestinationIpProhibited | HttpRequestDenied => TransportError::refused(
            "the host does not allow this component to send requests to the sidecar",
            Some(io_error(code).into()),
        ),
        HttpRequestLengthRequired
        | HttpRequestMethodInvalid
        | HttpRequestUriInvalid
        | HttpRequestUriTooLong
        | HttpRequestHeaderSectionSize(_)
        | HttpRequestHeaderSize(_) => TransportError::refused(
            "the host cannot write it as an HTTP request",
            Some(io_error(code).into()),
        ),
        HttpResponseHeaderSectionSize(_) | HttpResponseHeaderSize(_) => {
            TransportError::too_many_headers(io_error(code))
        }
        code => TransportError::new(io_error(code)),
    }
}

/// Returns the error of a response body that does not arrive.
pub(super) fn broken(error: &IoError) -> BoxError {
    match http_error_code(error) {
        Some(code) => io_error(code).into(),
        None => error.to_debug_string().into(),
    }
}

/// Wraps an error code of the host, so that its kind has the text of the standard library.
fn io_error(code: ErrorCode) -> io::Error {
    use ErrorCode::*;
    let kind = match code {
        ConnectionRefused => ErrorKind::ConnectionRefused,
        ConnectionTerminated | HttpResponseIncomplete => ErrorKind::ConnectionReset,
        DnsTimeout
        | ConnectionTimeout
        | ConnectionReadTimeout
        | ConnectionWriteTimeout
        | HttpResponseTimeout => ErrorKind::TimedOut,
        DestinationNotFound | DestinationUnavailable | DestinationIpUnroutable => {
            ErrorKind::HostUnreachable
        }
        _ => ErrorKind::Other,
    };
    io::Error::new(kind, HostError(code))
}

/// An error code of `wasi:http`.
#[derive(Debug)]
struct HostError(ErrorCode);

impl fmt::Display for HostError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = format!("{:?}", self.0);
        let name = code.strip_prefix("ErrorCode::").unwrap_or(&code);
        write!(formatter, "the host reports {name}")?;
        match self.0 {
            // Wasmtime has no other code for these.
            ErrorCode::HttpProtocolError => formatter.write_str(
                ": the server closed the connection, does not speak HTTP/1.1, or sent too many headers",
            ),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for HostError {}
