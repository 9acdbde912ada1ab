//! The features of this package that add dependencies. Without one, what needs it is refused with a message that names it.

use std::fmt;

/// A feature of this package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feature {
    /// Named only where it is missing.
    #[cfg_attr(feature = "admin", allow(dead_code))]
    Admin,
    /// Named only where it is missing.
    #[cfg_attr(feature = "cel", allow(dead_code))]
    Cel,
    Conversation,
    Crypto,
    Grpc,
    Sqlite,
}

impl Feature {
    fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Cel => "cel",
            Self::Conversation => "conversation",
            Self::Crypto => "crypto",
            Self::Grpc => "grpc",
            Self::Sqlite => "sqlite",
        }
    }

    /// Whether this package was compiled with the feature.
    pub(crate) fn is_enabled(self) -> bool {
        match self {
            Self::Admin => cfg!(feature = "admin"),
            Self::Cel => cfg!(feature = "cel"),
            Self::Conversation => cfg!(feature = "conversation"),
            Self::Crypto => cfg!(feature = "crypto"),
            Self::Grpc => cfg!(feature = "grpc"),
            Self::Sqlite => cfg!(feature = "sqlite"),
        }
    }

    /// Whether something was refused because this feature is missing.
    pub(crate) fn refused(self, reason: &str) -> bool {
        !self.is_enabled() && reason.ends_with(&self.to_string())
    }
}

/// What must be done to use it: the end of a sentence about what was refused.
impl fmt::Display for Feature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name();
        write!(
            formatter,
            "needs the feature `{name}` of dapr-sidecar: add it to Cargo.toml"
        )
    }
}
