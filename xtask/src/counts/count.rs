//! A measured number, and how much it may grow.

/// What is counted, and in which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Allocations of one call.
    Allocations,
    /// Bytes that one call allocates.
    AllocatedBytes,
    /// Instructions of one call.
    Instructions,
    /// Bytes of a WebAssembly program.
    Size,
    /// Bytes that one more operation adds to a WebAssembly program.
    AddedSize,
    /// Crates that a program depends on.
    Crates,
}

impl Kind {
    pub(super) const ALL: [Self; 6] = [
        Self::Allocations,
        Self::AllocatedBytes,
        Self::Instructions,
        Self::Size,
        Self::AddedSize,
        Self::Crates,
    ];

    /// The name of its table in the file of accepted values, and in the output.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Allocations => "allocations",
            Self::AllocatedBytes => "allocated-bytes",
            Self::Instructions => "instructions",
            Self::Size => "size",
            Self::AddedSize => "added-size",
            Self::Crates => "crates",
        }
    }

    /// By how many percent a count may exceed the accepted value.
    pub(super) fn tolerance(self) -> f64 {
        match self {
            Self::Allocations | Self::Crates => 0.0,
            Self::Size => 1.0,
            Self::AllocatedBytes | Self::Instructions => 2.0,
            Self::AddedSize => 10.0,
        }
    }
}

/// A measured number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) value: u64,
    /// A value that must not be exceeded, whatever was accepted.
    pub(super) limit: Option<u64>,
}

impl Count {
    pub(super) fn new(kind: Kind, name: impl Into<String>, value: u64) -> Self {
        Self {
            kind,
            name: name.into(),
            value,
            limit: None,
        }
    }

    pub(super) fn with_limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }
}
