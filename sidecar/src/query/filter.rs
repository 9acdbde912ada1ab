//! Query filters.

use std::cmp::Ordering;

use super::{member, order};
use crate::json::Value;

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Filter {
    /// Compares the member at a path with a value.
    Compare(Comparison, String, Value),
    /// The member at a path equals one of several values.
    In(String, Vec<Value>),
    And(Vec<Filter>),
    Or(Vec<Filter>),
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    /// Also matches if the member does not exist.
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

impl Filter {
    pub(super) fn fits(&self, value: &Value) -> bool {
        match self {
            Self::Compare(comparison, path, expected) => {
                comparison.holds(member(value, path), expected)
            }
            Self::In(path, expected) => member(value, path).is_some_and(|found| {
                expected
                    .iter()
                    .any(|expected| order::equal(found, expected))
            }),
            Self::And(filters) => filters.iter().all(|filter| filter.fits(value)),
            Self::Or(filters) => filters.iter().any(|filter| filter.fits(value)),
        }
    }
}

impl Comparison {
    fn holds(self, found: Option<&Value>, expected: &Value) -> bool {
        let Some(found) = found else {
            return self == Self::NotEqual;
        };
        match self {
            Self::Equal => order::equal(found, expected),
            Self::NotEqual => !order::equal(found, expected),
            // Compares only numbers with numbers and strings with strings.
            _ => order::same_kind(found, expected).is_some_and(|ordering| match self {
                Self::Greater => ordering == Ordering::Greater,
                Self::GreaterOrEqual => ordering != Ordering::Less,
                Self::Less => ordering == Ordering::Less,
                _ => ordering != Ordering::Greater,
            }),
        }
    }
}
