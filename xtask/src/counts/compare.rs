//! Compares measured counts with the accepted ones.

use super::accepted::Accepted;
use super::count::{Count, Kind};

/// A count with its accepted value; one of them may be missing.
#[derive(Debug)]
pub(super) struct Comparison {
    kind: Kind,
    name: String,
    accepted: Option<u64>,
    measured: Option<u64>,
    limit: Option<u64>,
}

/// Compares each measured count, and lists accepted values that were not measured.
pub(super) fn compare(accepted: &Accepted, measured: &[Count]) -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    for kind in Kind::ALL {
        let counts: Vec<_> = measured.iter().filter(|count| count.kind == kind).collect();
        let gone = accepted
            .names(kind)
            .filter(|name| counts.iter().all(|count| count.name != *name));
        comparisons.extend(counts.iter().map(|count| Comparison {
            kind,
            name: count.name.clone(),
            accepted: accepted.value(kind, &count.name),
            measured: Some(count.value),
            limit: count.limit,
        }));
        comparisons.extend(gone.map(|name| Comparison {
            kind,
            name: name.to_owned(),
            accepted: accepted.value(kind, name),
            measured: None,
            limit: None,
        }));
    }
    comparisons
}

impl Comparison {
    pub(super) fn title(&self) -> String {
        format!("{}: {}", self.kind.name(), self.name)
    }

    /// A line of the table.
    pub(super) fn line(&self, width: usize) -> String {
        let number = |value: Option<u64>| value.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let difference = self.growth().map_or_else(String::new, |percent| {
            format!("{percent:+.2} %").replace("-0.00", "+0.00")
        });
        let line = format!(
            "{:width$}  {:>9}  {:>9}  {difference}",
            self.title(),
            number(self.accepted),
            number(self.measured)
        );
        line.trim_end().to_owned()
    }

    /// Why the comparison fails.
    pub(super) fn problem(&self) -> Option<String> {
        let title = self.title();
        let Some(measured) = self.measured else {
            return Some(format!("{title} is accepted but was not measured"));
        };
        if let Some(limit) = self.limit.filter(|limit| measured > *limit) {
            return Some(format!(
                "{title} is {measured}, but must not exceed {limit}"
            ));
        }
        let Some(accepted) = self.accepted else {
            return Some(format!("{title} is {measured}, but has no accepted value"));
        };
        let tolerance = self.kind.tolerance();
        let grown = self.growth().filter(|percent| *percent > tolerance)?;
        Some(format!(
            "{title} has grown from {accepted} to {measured}, by {grown:.2} %; the tolerance is {tolerance} %"
        ))
    }

    /// Whether it has shrunk so much that growing back would go unnoticed.
    pub(super) fn is_outdated(&self) -> bool {
        self.growth()
            .is_some_and(|percent| percent < -self.kind.tolerance())
    }

    /// The difference to the accepted value in percent.
    fn growth(&self) -> Option<f64> {
        let (accepted, measured) = (self.accepted? as f64, self.measured? as f64);
        Some(if accepted == 0.0 {
            100.0 * measured
        } else {
            100.0 * (measured - accepted) / accepted
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(kind: Kind, accepted: u64, measured: u64) -> Comparison {
        let accepted = Accepted::of(&[Count::new(kind, "tour", accepted)]);
        let mut all = compare(&accepted, &[Count::new(kind, "tour", measured)]);
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    #[test]
    fn a_count_that_has_grown_is_named() {
        assert_eq!(
            one(Kind::Size, 100_000, 103_000).problem().as_deref(),
            Some("size: tour has grown from 100000 to 103000, by 3.00 %; the tolerance is 1 %")
        );
        assert!(one(Kind::Instructions, 1_000, 1_030).problem().is_some());
        assert!(one(Kind::Allocations, 100, 101).problem().is_some());
        assert!(one(Kind::Allocations, 0, 1).problem().is_some());
        assert!(one(Kind::Crates, 38, 39).problem().is_some());
    }

    #[test]
    fn growth_within_the_tolerance_passes() {
        for (kind, measured) in [
            (Kind::Size, 1_010),
            (Kind::Instructions, 1_020),
            (Kind::Allocations, 1_000),
        ] {
            let comparison = one(kind, 1_000, measured);
            assert_eq!(comparison.problem(), None);
            assert!(!comparison.is_outdated());
        }
    }

    #[test]
    fn a_count_that_has_shrunk_passes_and_should_be_accepted() {
        let comparison = one(Kind::Size, 100_000, 95_000);
        assert_eq!(comparison.problem(), None);
        assert!(comparison.is_outdated());
        assert_eq!(
            comparison.line(12),
            "size: tour       100000      95000  -5.00 %"
        );
    }

    #[test]
    fn counts_on_one_side_only_are_reported() {
        let accepted = Accepted::of(&[Count::new(Kind::Size, "old", 1)]);
        let all = compare(&accepted, &[Count::new(Kind::Size, "new", 1)]);
        let problems: Vec<_> = all.iter().filter_map(Comparison::problem).collect();
        assert_eq!(
            problems,
            [
                "size: new is 1, but has no accepted value",
                "size: old is accepted but was not measured"
            ]
        );
    }

    #[test]
    fn a_limit_holds_whatever_is_accepted() {
        let count = Count::new(Kind::Allocations, "get_state", 11).with_limit(10);
        let accepted = Accepted::of(std::slice::from_ref(&count));
        let all = compare(&accepted, &[count]);
        assert_eq!(
            all[0].problem().as_deref(),
            Some("allocations: get_state is 11, but must not exceed 10")
        );
    }
}
