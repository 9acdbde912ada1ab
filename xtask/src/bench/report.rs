//! The report: the table of results and the plots.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use askama::Template;

use super::machine;
use super::plot::{Scale, bars};
use super::rows::{Row, markdown, markdown_table, peers, rows};
use super::samples::Samples;

/// Above the table of the official SDKs.
const PEERS: &str = "\
The same calls by the official SDKs, natively. Those for Rust and Python use gRPC (Python invokes by HTTP), that for JavaScript HTTP.";

/// A plot and its file name.
pub(super) struct Plot {
    pub(super) file: &'static str,
    pub(super) svg: String,
}

/// The results, ready to be written.
#[derive(Template)]
#[template(path = "bench.html")]
pub(super) struct Report {
    date: String,
    rounds: usize,
    versions: String,
    rows: Vec<(&'static str, [String; 6])>,
    table: String,
    peers: Vec<Vec<String>>,
    plots: Vec<Plot>,
}

impl Report {
    pub(super) fn new(samples: &Samples, rounds: usize, versions: Vec<String>) -> Result<Self> {
        let rows = rows(samples);
        Ok(Self {
            date: machine::date()?,
            rounds,
            versions: versions.join(", "),
            table: markdown(&rows),
            plots: plots(&rows)?,
            peers: peers(&rows),
            rows: rows.iter().map(|row| (row.flavour, row.cells())).collect(),
        })
    }

    /// Writes one page without references to other files.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let page = self.render().context("render the report")?;
        fs::write(path, page).with_context(|| format!("write {}", path.display()))
    }

    pub(super) fn plots(&self) -> &[Plot] {
        &self.plots
    }

    /// The conditions and the table.
    pub(super) fn markdown(&self) -> String {
        let peers = match self.peers.is_empty() {
            true => String::new(),
            false => format!("\n{PEERS}\n\n{}", markdown_table(&self.peers)),
        };
        format!(
            "Measured on {} in {} rounds: {}. Medians, with the 10th and 90th percentile.\n\n{}{peers}",
            self.date, self.rounds, self.versions, self.table
        )
    }
}

fn plots(rows: &[Row<'_>]) -> Result<Vec<Plot>> {
    let calls = |flavour: &str| {
        let is_call = |row: &&Row<'_>| row.unit == "microseconds" && row.flavour == flavour;
        rows.iter().filter(is_call).collect::<Vec<_>>()
    };
    let rates: Vec<_> = rows
        .iter()
        .filter(|row| row.unit == "requests per second")
        .collect();
    let axis = "time / floor";
    let plot = |file, svg| Plot { file, svg };
    Ok(vec![
        plot(
            "wasmedge.svg",
            bars(
                "One call in WasmEdge",
                axis,
                Scale::RatioToFloor,
                &calls("WasmEdge"),
            )?,
        ),
        plot(
            "native.svg",
            bars(
                "One call, native",
                axis,
                Scale::RatioToFloor,
                &calls("native"),
            )?,
        ),
        plot(
            "throughput.svg",
            bars(
                "Throughput",
                "thousand requests per second",
                Scale::Thousands,
                &rates,
            )?,
        ),
    ])
}
