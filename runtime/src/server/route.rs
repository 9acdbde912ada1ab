//! The route table as data.

/// A route of the API: one operation with all its methods and paths.
#[derive(Clone, Copy, Debug)]
pub struct Route<Id: 'static> {
    /// The operation.
    pub operation: Id,
    /// The name of the operation in daprd, for example `GetState`.
    pub name: &'static str,
    /// The group of the operation in lists of allowed and denied operations, for example `state`.
    pub group: &'static str,
    /// The accepted methods.
    pub methods: Methods,
    /// The paths: the current one, then those of older versions.
    pub paths: &'static [RoutePath],
    /// Whether a request requires the API token if the sidecar has one.
    pub needs_token: bool,
}

/// The HTTP methods of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Methods {
    /// Any method.
    Any,
    /// These methods, in upper case.
    Listed(&'static [&'static str]),
}

/// One path of a route.
#[derive(Clone, Copy, Debug)]
pub struct RoutePath {
    /// The path template: `/v1.0/state/{storeName}/{key}`.
    pub template: &'static str,
    /// The version of the group: `v1`, `v1alpha1`.
    pub version: &'static str,
    /// The segments of the path.
    pub segments: &'static [Segment],
}

/// A segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Matches this text exactly.
    Text(&'static str),
    /// A parameter with this name. Matches any one segment.
    Parameter(&'static str),
    /// The last parameter, with this name. Matches the rest of the path, including slashes.
    Rest(&'static str),
}

impl Methods {
    /// Returns whether the route accepts this method.
    pub fn contain(&self, method: &str) -> bool {
        match self {
            Methods::Any => true,
            Methods::Listed(methods) => methods.contains(&method),
        }
    }
}
