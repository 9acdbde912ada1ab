//! Samples, as the measuring programs print them.

use anyhow::{Context as _, Result};
use serde_json::Value;

/// All samples of one client in one case.
#[derive(Debug)]
pub(super) struct Series {
    /// `native` or `WasmEdge`.
    pub(super) flavour: &'static str,
    pub(super) case: String,
    pub(super) client: String,
    pub(super) unit: String,
    /// In ascending order.
    values: Vec<f64>,
}

impl Series {
    /// The value that this fraction of the samples does not exceed.
    pub(super) fn quantile(&self, fraction: f64) -> f64 {
        let last = self.values.len().saturating_sub(1);
        let index = (last as f64 * fraction).round() as usize;
        self.values.get(index).copied().unwrap_or(f64::NAN)
    }

    pub(super) fn median(&self) -> f64 {
        self.quantile(0.5)
    }
}

/// The samples of all clients.
#[derive(Debug, Default)]
pub(super) struct Samples(Vec<Series>);

impl Samples {
    pub(super) fn all(&self) -> &[Series] {
        &self.0
    }

    /// Adds samples to those of the same client and case.
    pub(super) fn add(
        &mut self,
        (flavour, case, client): (&'static str, &str, &str),
        unit: &str,
        values: impl IntoIterator<Item = f64>,
    ) {
        let same = |series: &Series| {
            series.flavour == flavour && series.case == case && series.client == client
        };
        let index = self.0.iter().position(same).unwrap_or_else(|| {
            self.0.push(Series {
                flavour,
                case: case.to_owned(),
                client: client.to_owned(),
                unit: unit.to_owned(),
                values: Vec::new(),
            });
            self.0.len() - 1
        });
        self.0[index].values.extend(values);
        self.0[index].values.sort_by(f64::total_cmp);
    }

    /// Adds the samples that a measuring program printed.
    pub(super) fn read(&mut self, flavour: &'static str, output: &str) -> Result<()> {
        for line in output.lines() {
            let line = Line::parse(line)?;
            let key = (flavour, &*line.case, &*line.client);
            self.add(key, &line.unit, line.samples);
        }
        Ok(())
    }
}

/// A line of a measuring program.
pub(super) struct Line {
    pub(super) case: String,
    client: String,
    unit: String,
    pub(super) samples: Vec<f64>,
}

impl Line {
    pub(super) fn parse(line: &str) -> Result<Self> {
        let read = || -> Option<Self> {
            let line: Value = serde_json::from_str(line).ok()?;
            let text = |name: &str| line[name].as_str().map(str::to_owned);
            Some(Self {
                case: text("case")?,
                client: text("client")?,
                unit: text("unit")?,
                samples: line["samples"]
                    .as_array()?
                    .iter()
                    .map(Value::as_f64)
                    .collect::<Option<_>>()?,
            })
        };
        read().with_context(|| format!("dapr-bench printed a line without samples: {line:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_of_several_runs_are_merged() -> Result<()> {
        let mut samples = Samples::default();
        for values in ["[3.0,1.0]", "[2.0]"] {
            let line = format!(
                r#"{{"case":"get_state","client":"floor","unit":"microseconds","samples":{values}}}"#
            );
            samples.read("native", &line)?;
        }
        let [series] = samples.all() else {
            panic!("{samples:?}");
        };
        let quantiles = [0.0, 0.5, 1.0].map(|fraction| series.quantile(fraction));
        assert_eq!(quantiles, [1.0, 2.0, 3.0]);
        assert!(samples.read("native", "{}").is_err());
        Ok(())
    }
}
