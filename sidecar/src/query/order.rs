//! Sorting of query results.

use std::cmp::Ordering;

use super::member;
use crate::json::Value;

/// A sort key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    pub(crate) path: String,
    pub(crate) descending: bool,
}

/// Compares by the first key that differs. Missing members come first.
pub(super) fn compare(keys: &[Sort], left: &Value, right: &Value) -> Ordering {
    let by = |key: &Sort| {
        let ordering = of(member(left, &key.path), member(right, &key.path));
        if key.descending {
            ordering.reverse()
        } else {
            ordering
        }
    };
    keys.iter()
        .map(by)
        .find(|ordering| ordering.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn of(left: Option<&Value>, right: Option<&Value>) -> Ordering {
    let kinds = rank(left).cmp(&rank(right));
    let both = left.zip(right);
    kinds.then_with(|| {
        both.and_then(|(left, right)| same_kind(left, right))
            .unwrap_or(Ordering::Equal)
    })
}

fn rank(value: Option<&Value>) -> u8 {
    match value {
        None | Some(Value::Null) => 0,
        Some(Value::Bool(_)) => 1,
        Some(Value::Number(_)) => 2,
        Some(Value::String(_)) => 3,
        Some(Value::Array(_)) => 4,
        Some(Value::Object(_)) => 5,
    }
}

/// Compares two numbers, two strings or two booleans.
pub(super) fn same_kind(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        (Value::Number(left), Value::Number(right)) => Some(number(left).total_cmp(&number(right))),
        _ => None,
    }
}

/// Whether two values are equal as JSON: numbers as floats, members in any order.
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| equal(left, right))
        }
        (Value::Object(members), Value::Object(others)) => {
            members.len() == others.len()
                && members.iter().all(|(name, value)| {
                    right.member(name).is_some_and(|other| equal(value, other))
                })
        }
        (Value::Null, Value::Null) => true,
        _ => same_kind(left, right) == Some(Ordering::Equal),
    }
}

fn number(text: &str) -> f64 {
    // Negative zero equals zero.
    text.parse().unwrap_or(0.0) + 0.0
}
