//! Callbacks from a sidecar to an application.

use super::path_unescape;

/// A callback from a sidecar to an application.
///
/// ```
/// use dapr_client_runtime::server::Callback;
///
/// const TRIGGER_JOB: Callback = Callback {
///     name: "trigger_job",
///     method: "POST",
///     path: "/job/{name}",
///     content_type: None,
/// };
/// assert_eq!(TRIGGER_JOB.parameters("/job/a%20b/c"), Some(vec!["a b/c".to_owned()]));
/// assert_eq!(TRIGGER_JOB.parameters("/jobs"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callback {
    /// The name, for example `deliver_event`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path in the application. Each `{parameter}` stands for a value.
    pub path: &'static str,
    /// The media type of the body. `None` if there is no body, or if its type varies.
    pub content_type: Option<&'static str>,
}

impl Callback {
    /// Returns the decoded parameters of a path, or `None` if the path does not match.
    ///
    /// The last parameter takes the rest of the path: daprd does not encode names in paths.
    pub fn parameters(&self, path: &str) -> Option<Vec<String>> {
        let mut parameters = Vec::new();
        let mut rest = path.strip_prefix('/')?;
        let mut template = self.path.strip_prefix('/')?.split('/').peekable();
        while let Some(expected) = template.next() {
            let is_last = template.peek().is_none();
            let (segment, after) = match rest.split_once('/') {
                Some((segment, after)) if !is_last => (segment, after),
                None if !is_last => return None,
                _ => (rest, ""),
            };
            match expected.starts_with('{') {
                true => parameters.push(path_unescape(segment)),
                false if segment == expected => {}
                false => return None,
            }
            rest = after;
        }
        Some(parameters)
    }
}
