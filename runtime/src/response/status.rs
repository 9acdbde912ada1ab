//! Status of an HTTP response.

use std::fmt;

/// The status of an HTTP response.
///
/// Any number is possible: the sidecar passes on statuses that applications and components choose.
///
/// ```
/// use dapr_client_runtime::StatusCode;
///
/// let status = StatusCode::new(409);
/// assert_eq!(status, StatusCode::CONFLICT);
/// assert_eq!(status.to_string(), "409 Conflict");
/// assert!(status.is_client_error());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusCode(u16);

macro_rules! statuses {
    ($($number:literal $name:ident $reason:literal,)*) => {
        impl StatusCode {
            $(
                #[doc = concat!($number, " ", $reason)]
                pub const $name: StatusCode = StatusCode($number);
            )*

            /// Returns the standard reason phrase, for example `Not Found`, or `None` for a
            /// non-standard status.
            pub fn reason(self) -> Option<&'static str> {
                match self.0 {
                    $($number => Some($reason),)*
                    _ => None,
                }
            }
        }
    };
}

statuses! {
    100 CONTINUE "Continue",
    101 SWITCHING_PROTOCOLS "Switching Protocols",
    200 OK "OK",
    201 CREATED "Created",
    202 ACCEPTED "Accepted",
    203 NON_AUTHORITATIVE_INFORMATION "Non-Authoritative Information",
    204 NO_CONTENT "No Content",
    205 RESET_CONTENT "Reset Content",
    206 PARTIAL_CONTENT "Partial Content",
    207 MULTI_STATUS "Multi-Status",
    300 MULTIPLE_CHOICES "Multiple Choices",
    301 MOVED_PERMANENTLY "Moved Permanently",
    302 FOUND "Found",
    303 SEE_OTHER "See Other",
    304 NOT_MODIFIED "Not Modified",
    307 TEMPORARY_REDIRECT "Temporary Redirect",
    308 PERMANENT_REDIRECT "Permanent Redirect",
    400 BAD_REQUEST "Bad Request",
    401 UNAUTHORIZED "Unauthorized",
    402 PAYMENT_REQUIRED "Payment Required",
    403 FORBIDDEN "Forbidden",
    404 NOT_FOUND "Not Found",
    405 METHOD_NOT_ALLOWED "Method Not Allowed",
    406 NOT_ACCEPTABLE "Not Acceptable",
    407 PROXY_AUTHENTICATION_REQUIRED "Proxy Authentication Required",
    408 REQUEST_TIMEOUT "Request Timeout",
    409 CONFLICT "Conflict",
    410 GONE "Gone",
    411 LENGTH_REQUIRED "Length Required",
    412 PRECONDITION_FAILED "Precondition Failed",
    413 PAYLOAD_TOO_LARGE "Payload Too Large",
    414 URI_TOO_LONG "URI Too Long",
    415 UNSUPPORTED_MEDIA_TYPE "Unsupported Media Type",
    416 RANGE_NOT_SATISFIABLE "Range Not Satisfiable",
    417 EXPECTATION_FAILED "Expectation Failed",
    418 IM_A_TEAPOT "I'm a teapot",
    421 MISDIRECTED_REQUEST "Misdirected Request",
    422 UNPROCESSABLE_ENTITY "Unprocessable Entity",
    423 LOCKED "Locked",
    424 FAILED_DEPENDENCY "Failed Dependency",
    425 TOO_EARLY "Too Early",
    426 UPGRADE_REQUIRED "Upgrade Required",
    428 PRECONDITION_REQUIRED "Precondition Required",
    429 TOO_MANY_REQUESTS "Too Many Requests",
    431 REQUEST_HEADER_FIELDS_TOO_LARGE "Request Header Fields Too Large",
    451 UNAVAILABLE_FOR_LEGAL_REASONS "Unavailable For Legal Reasons",
    500 INTERNAL_SERVER_ERROR "Internal Server Error",
    501 NOT_IMPLEMENTED "Not Implemented",
    502 BAD_GATEWAY "Bad Gateway",
    503 SERVICE_UNAVAILABLE "Service Unavailable",
    504 GATEWAY_TIMEOUT "Gateway Timeout",
    505 HTTP_VERSION_NOT_SUPPORTED "HTTP Version Not Supported",
    506 VARIANT_ALSO_NEGOTIATES "Variant Also Negotiates",
    507 INSUFFICIENT_STORAGE "Insufficient Storage",
    508 LOOP_DETECTED "Loop Detected",
    510 NOT_EXTENDED "Not Extended",
    511 NETWORK_AUTHENTICATION_REQUIRED "Network Authentication Required",
}

impl StatusCode {
    /// Creates a status from its number.
    pub const fn new(status: u16) -> Self {
        StatusCode(status)
    }

    /// Returns the number.
    pub const fn as_u16(self) -> u16 {
        self.0
    }

    /// Returns whether the status is 100 to 199.
    pub const fn is_informational(self) -> bool {
        self.0 / 100 == 1
    }

    /// Returns whether the status is 200 to 299.
    pub const fn is_success(self) -> bool {
        self.0 / 100 == 2
    }

    /// Returns whether the status is 300 to 399. This client never follows redirects.
    pub const fn is_redirection(self) -> bool {
        self.0 / 100 == 3
    }

    /// Returns whether the status is 400 to 499.
    pub const fn is_client_error(self) -> bool {
        self.0 / 100 == 4
    }

    /// Returns whether the status is 500 to 599.
    pub const fn is_server_error(self) -> bool {
        self.0 / 100 == 5
    }
}

impl From<u16> for StatusCode {
    fn from(status: u16) -> Self {
        StatusCode(status)
    }
}

impl From<StatusCode> for u16 {
    fn from(status: StatusCode) -> Self {
        status.0
    }
}

impl PartialEq<u16> for StatusCode {
    fn eq(&self, status: &u16) -> bool {
        self.0 == *status
    }
}

/// Writes the number, and the reason phrase if the status has one: `409 Conflict`, `299`.
impl fmt::Display for StatusCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason() {
            Some(reason) => write!(formatter, "{} {reason}", self.0),
            None => write!(formatter, "{}", self.0),
        }
    }
}

impl fmt::Debug for StatusCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::StatusCode;

    #[test]
    fn unusual_statuses_are_just_numbers() {
        assert_eq!(StatusCode::new(299).to_string(), "299");
        assert_eq!(StatusCode::new(0).to_string(), "0");
        assert!(!StatusCode::new(600).is_server_error());
        assert_eq!(StatusCode::IM_A_TEAPOT.to_string(), "418 I'm a teapot");
    }
}
