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
    /// The official SDKs.
    pub(super) peers: Vec<&'a Series>,
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
                    peers: Vec::new(),
                });
                let last = rows.len() - 1;
                &mut rows[last]
            }
        };
        match &*series.client {
            "floor" => row.floor = Some(series),
            "library" => row.library = Some(series),
            "client" => row.client = Some(series),
            _ => row.peers.push(series),
        }
    }
    rows.sort_by_key(|row| row.flavour == "native");
    rows
}

impl Row<'_> {
    /// The cells, without that of the flavour.
    pub(super) fn cells(&self) -> [String; 6] {
        [
            self.title(),
            spread(self.floor),
            spread(self.library),
            spread(self.client),
            self.ratio(self.floor),
            self.ratio(self.library),
        ]
    }

    fn title(&self) -> String {
        format!("{} ({})", self.case, short(self.unit))
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

/// The table of this client and the official SDKs: its heads and its rows. Empty without SDKs.
pub(super) fn peers(rows: &[Row<'_>]) -> Vec<Vec<String>> {
    let compared: Vec<_> = rows.iter().filter(|row| !row.peers.is_empty()).collect();
    let Some(first) = compared.first() else {
        return Vec::new();
    };
    let names: Vec<_> = first.peers.iter().map(|peer| &*peer.client).collect();
    let heads = ["case", "this client"].into_iter().chain(names.clone());
    let mut table = vec![heads.map(str::to_owned).collect::<Vec<_>>()];
    for row in compared {
        let peer = |name| row.peers.iter().find(|peer| peer.client == name).copied();
        let mut cells = vec![row.title(), spread(row.client)];
        cells.extend(names.iter().map(|name| spread(peer(*name))));
        table.push(cells);
    }
    table
}

/// A table in Markdown, with the heads in the first row.
pub(super) fn markdown_table(table: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (index, cells) in table.iter().enumerate() {
        text += &format!("| {} |\n", cells.join(" | "));
        if index == 0 {
            text += &format!("|{}\n", "---|".repeat(cells.len()));
        }
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
        assert!(peers(&rows(&samples)).is_empty());
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

    #[test]
    fn peers_have_a_table_of_their_own() {
        let mut samples = Samples::default();
        for (client, time) in [("client", 60.0), ("Rust SDK", 80.0), ("Python SDK", 300.0)] {
            samples.add(("native", "publish", client), "microseconds", [time]);
        }
        samples.add(("native", "get_state", "client"), "microseconds", [50.0]);
        samples.add(
            ("native", "get_state", "Python SDK"),
            "microseconds",
            [200.0],
        );
        assert_eq!(
            markdown_table(&peers(&rows(&samples))),
            "\
| case | this client | Rust SDK | Python SDK |
|---|---|---|---|
| publish (µs) | 60 (60–60) | 80 (80–80) | 300 (300–300) |
| get_state (µs) | 50 (50–50) |  | 200 (200–200) |
"
        );
    }
}
