//! The table of results.

use super::samples::{Samples, Series};

/// Medians with the spread, of all clients in one case.
pub(super) struct Row<'a> {
    pub(super) flavour: &'static str,
    pub(super) case: &'a str,
    pub(super) unit: &'a str,
    pub(super) floor: Option<&'a Series>,
    pub(super) library: Option<&'a Series>,
    pub(super) client: Option<&'a Series>,
}

/// One row for each flavour and case, in the order in which they were measured.
pub(super) fn rows(samples: &Samples) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for series in samples.all() {
        let same = |row: &&mut Row<'_>| row.flavour == series.flavour && row.case == series.case;
        let row = match rows.iter_mut().find(same) {
            Some(row) => row,
            None => {
                rows.push(Row {
                    flavour: series.flavour,
                    case: &series.case,
                    unit: &series.unit,
                    floor: None,
                    library: None,
                    client: None,
                });
                let last = rows.len() - 1;
                &mut rows[last]
            }
        };
        match &*series.client {
            "floor" => row.floor = Some(series),
            "library" => row.library = Some(series),
            _ => row.client = Some(series),
        }
    }
    rows.sort_by_key(|row| row.flavour == "native");
    rows
}

impl Row<'_> {
    /// The cells, without that of the flavour.
    pub(super) fn cells(&self) -> [String; 6] {
        [
            format!("{} ({})", self.case, short(self.unit)),
            spread(self.floor),
            spread(self.library),
            spread(self.client),
            self.ratio(self.floor),
            self.ratio(self.library),
        ]
    }

    fn ratio(&self, other: Option<&Series>) -> String {
        match (self.client, other) {
            (Some(client), Some(other)) => format!("{:.2}", client.median() / other.median()),
            _ => String::new(),
        }
    }
}

fn short(unit: &str) -> &str {
    match unit {
        "microseconds" => "µs",
        "milliseconds" => "ms",
        "requests per second" => "1/s",
        other => other,
    }
}

/// The median, with the 10th and 90th percentile.
fn spread(series: Option<&Series>) -> String {
    series.map_or_else(String::new, |series| {
        format!(
            "{} ({}–{})",
            grouped(series.median()),
            grouped(series.quantile(0.1)),
            grouped(series.quantile(0.9))
        )
    })
}

/// A number with commas between groups of three digits, or with a decimal if it is small.
fn grouped(number: f64) -> String {
    if number < 10.0 {
        return format!("{number:.1}");
    }
    let digits = format!("{number:.0}");
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

/// The table in Markdown.
pub(super) fn markdown(rows: &[Row<'_>]) -> String {
    let mut text = "\
| | case | floor | library | client | client / floor | client / library |
|---|---|---|---|---|---|---|
"
    .to_owned();
    for row in rows {
        text += &format!("| {} | {} |\n", row.flavour, row.cells().join(" | "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_medians_spreads_and_ratios() {
        let mut samples = Samples::default();
        samples.add(
            ("native", "get_state", "client"),
            "microseconds",
            [55.0, 1_234_567.0, 60.0],
        );
        samples.add(("native", "get_state", "floor"), "microseconds", [40.0]);
        samples.add(("WasmEdge", "start", "client"), "milliseconds", [9.04]);
        assert_eq!(
            markdown(&rows(&samples)),
            "\
| | case | floor | library | client | client / floor | client / library |
|---|---|---|---|---|---|---|
| WasmEdge | start (ms) |  |  | 9.0 (9.0–9.0) |  |  |
| native | get_state (µs) | 40 (40–40) |  | 60 (55–1,234,567) | 1.50 |  |
"
        );
    }
}
