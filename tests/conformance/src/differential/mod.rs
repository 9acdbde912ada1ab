//! Sends the same requests to two sidecars and compares the responses.
//!
//! A seeded random generator creates valid and invalid requests from the examples of the description and from
//! `differential.yaml`: the same seed gives the same requests. Known differences are in `differences.yaml`,
//! with their reasons.

mod compare;
mod generate;
mod json;
mod known;
mod report;
mod vocabulary;

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, Result};
use ureq::Agent;

use crate::description::Description;
use crate::http::{HttpResponse, Request, agent, send};
use compare::Comparison;
use generate::{Generator, Planned};
use known::Known;
use vocabulary::Vocabulary;

pub use report::DifferentialReport;

/// The settings of a run.
#[derive(Debug, Clone)]
pub struct Differential {
    /// The seed.
    pub seed: u64,
    /// The number of requests.
    pub requests: usize,
    /// Only this operation. All if `None`.
    pub only: Option<String>,
}

/// Sends the same requests to the sidecars of two worlds, and compares the responses. `left` is the
/// reference.
///
/// # Errors
///
/// Fails if the description or the files of the kit cannot be read. Differences are in the report.
pub fn run_differential(
    root: &Path,
    left: &BTreeMap<String, String>,
    right: &BTreeMap<String, String>,
    options: &Differential,
    say: &dyn Fn(&str),
) -> Result<DifferentialReport> {
    let description = Description::load(root)?;
    let folder = root.join("tests/conformance");
    let vocabulary = Vocabulary::load(&folder.join("differential.yaml"), &description)?;
    let mut known = Known::load(&folder.join("differences.yaml"))?;
    let mut generator = Generator::new(&description, &vocabulary, options)?;
    let mut comparison = Comparison::default();
    let mut report = DifferentialReport::new(options);
    let agents = [agent(), agent()];
    for number in 1..=options.requests {
        let planned = generator.next();
        let base = |side: &BTreeMap<String, String>| {
            side.get(&planned.sidecar)
                .cloned()
                .with_context(|| format!("the sidecar {} is not running", planned.sidecar))
        };
        let requests = [
            planned.request(&base(left)?, comparison.etags(0)),
            planned.request(&base(right)?, comparison.etags(1)),
        ];
        let started = Instant::now();
        let [one, two] = both(&agents, &requests);
        report.took(&planned, started.elapsed());
        let differences = comparison.compare(&planned, &one, &two);
        report.add(number, &planned, &one, &two, differences, &mut known);
        if number % 1_000 == 0 {
            say(&format!(
                "{number} requests, {} unexplained",
                report.unexplained()
            ));
        }
    }
    report.finish(&known);
    Ok(report)
}

/// A response, or why there is none.
type Outcome = Result<HttpResponse, String>;

fn both(agents: &[Agent; 2], requests: &[Request; 2]) -> [Outcome; 2] {
    let ask = |side: usize| {
        send(&agents[side], &requests[side]).map_err(|error| format!("{}", error.root_cause()))
    };
    thread::scope(|scope| {
        let right = scope.spawn(|| ask(1));
        let left = ask(0);
        let right = right
            .join()
            .unwrap_or_else(|_| Err("the thread that sends the requests panicked".to_owned()));
        [left, right]
    })
}

impl Planned {
    /// The request for one side, with its own ETag.
    fn request(&self, base: &str, etag: &str) -> Request {
        let fill = |text: &str| text.replace("${etag}", etag);
        Request {
            method: self.method.clone(),
            url: format!("{base}{}", self.target),
            query: Vec::new(),
            headers: self
                .headers
                .iter()
                .map(|(name, value)| (name.clone(), fill(value)))
                .collect(),
            body: self
                .body
                .as_ref()
                .map(|body| match std::str::from_utf8(body) {
                    Ok(text) => fill(text).into_bytes(),
                    Err(_) => body.clone(),
                }),
        }
    }
}
