//! The table of routes, as data.

/// A route of the API: one operation under all its methods and paths.
#[derive(Clone, Copy, Debug)]
pub struct Route<Id: 'static> {
    /// The operation.
    pub operation: Id,
    /// The name under which daprd knows it: `GetState`.
    pub name: &'static str,
    /// The group that the lists of allowed and denied operations know it by: `state`.
    pub group: &'static str,
    /// The methods that it answers to.
    pub methods: Methods,
    /// Its paths: its own, then those of older versions.
    pub paths: &'static [RoutePath],
    /// Whether a request must carry the API token, if the sidecar has one.
    pub needs_token: bool,
}

/// The HTTP methods of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Methods {
    /// Whatever it is.
    Any,
    /// These, in upper case.
    Listed(&'static [&'static str]),
}

/// One path of a route.
#[derive(Clone, Copy, Debug)]
pub struct RoutePath {
    /// The path as it is described: `/v1.0/state/{storeName}/{key}`.
    pub template: &'static str,
    /// The version of the group: `v1`, `v1alpha1`.
    pub version: &'static str,
    /// What stands between the slashes.
    pub segments: &'static [Segment],
}

/// What stands between two slashes of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// This very text.
    Text(&'static str),
    /// One segment of any text: the parameter of this name.
    Parameter(&'static str),
    /// All that is left, slashes included: the parameter of this name, which is the last.
    Rest(&'static str),
}

impl Methods {
    /// Whether a request with this method is meant.
    pub fn contain(&self, method: &str) -> bool {
        match self {
            Methods::Any => true,
            Methods::Listed(methods) => methods.contains(&method),
        }
    }
}
