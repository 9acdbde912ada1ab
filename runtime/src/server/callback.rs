//! What a sidecar calls at an application.

/// Something that a sidecar calls at an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callback {
    /// Its name: `deliver_event`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path at the application, in which each `{parameter}` stands for a value.
    pub path: &'static str,
    /// The media type of what is sent, if something is and always of the same type.
    pub content_type: Option<&'static str>,
}
