//! Runs scenarios in sequence.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use ureq::Agent;

use crate::coverage::{Coverage, Demand, Report};
use crate::declared::{Declared, Kind, has};
use crate::description::{Description, Operation};
use crate::evidence::Speaker;
use crate::exceptions::Exceptions;
use crate::http::{HttpResponse, agent, send};
use crate::matching::Saved;
use crate::probes::{self, Probe};
use crate::scenario::{Every, File, Scenario, Step};
use crate::{Place, callbacks, checks, requests, sent};

const TICK: Duration = Duration::from_millis(100);

/// The state of a run.
pub(crate) struct Runner<'a> {
    description: &'a Description,
    place: &'a Place,
    agent: Agent,
    coverage: Coverage,
    failures: Vec<String>,
    passed: usize,
    skipped: usize,
    /// Probes, sent when no other step depends on the values any more.
    probes: Vec<Probe>,
    /// The requirements that have been probed.
    probed: BTreeSet<String>,
    /// Unique per run, for names in stores that outlive it.
    run: String,
}

impl<'a> Runner<'a> {
    pub(crate) fn new(description: &'a Description, place: &'a Place) -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Self {
            description,
            place,
            agent: agent(),
            coverage: Coverage::default(),
            failures: Vec::new(),
            passed: 0,
            skipped: 0,
            probes: Vec::new(),
            probed: BTreeSet::new(),
            run: now.map_or(0, |now| now.as_millis()).to_string(),
        }
    }

    pub(crate) fn finish(
        mut self,
        declared: &Declared,
        exceptions: &Exceptions,
        demand: Demand<'_>,
    ) -> Report {
        self.callbacks();
        let mut report = self.coverage.report(declared, exceptions, demand);
        report.failures.splice(0..0, self.failures);
        report.passed = self.passed;
        report.skipped = self.skipped;
        report
    }

    /// Checks all exchanges with the application against the description.
    fn callbacks(&mut self) {
        let mut failures = BTreeSet::new();
        for exchange in self.place.app.iter().flat_map(|app| app.all()) {
            match callbacks::check(self.description, &exchange) {
                Ok(shown) => self.coverage.extend(shown),
                Err(why) => {
                    failures.insert(why);
                }
            }
        }
        self.failures.extend(failures);
    }

    pub(crate) fn run_file(&mut self, file: &File, say: &dyn Fn(&str)) {
        let before = (self.passed, self.failures.len(), self.skipped);
        let started = Instant::now();
        for scenario in &file.scenarios {
            if self.is_out_of_reach(scenario) {
                self.skipped += 1;
                continue;
            }
            match self.scenario(scenario) {
                Ok(()) => self.passed += 1,
                Err(why) => self
                    .failures
                    .push(format!("{}: {}: {why}", file.block, scenario.name)),
            }
        }
        self.send_probes(&file.block);
        say(&format!(
            "{}: {} passed, {} failed, {} skipped ({:.1} s)",
            file.block,
            self.passed - before.0,
            self.failures.len() - before.1,
            self.skipped - before.2,
            started.elapsed().as_secs_f64()
        ));
    }

    /// Sidecars may be missing (with `--url`, all but one), and so may the application.
    fn is_out_of_reach(&self, scenario: &Scenario) -> bool {
        !self.place.complete
            && scenario.steps.iter().any(|step| {
                let at = self.at(scenario, step);
                !self.place.sidecars.contains_key(at)
                    || (step.received.is_some() && self.place.app.is_none())
            })
    }

    fn at<'s>(&self, scenario: &'s Scenario, step: &'s Step) -> &'s str {
        let at = step.at.as_deref().or(scenario.at.as_deref());
        at.unwrap_or("main")
    }

    /// Runs all steps. Stops after a failed step, unless it consists of several requests.
    fn scenario(&mut self, scenario: &Scenario) -> Result<(), String> {
        let mut saved = Saved::from([("run".to_owned(), self.run.clone().into_bytes())]);
        for (index, step) in scenario.steps.iter().enumerate() {
            thread::sleep(Duration::from_secs(step.pause));
            let started = Instant::now();
            let limit = Duration::from_secs(step.until.unwrap_or_default());
            loop {
                match self.step(scenario, step, &mut saved) {
                    Ok(()) => break,
                    Err(_) if started.elapsed() < limit => thread::sleep(TICK),
                    Err(why) => return Err(format!("step {}: {why}", index + 1)),
                }
            }
        }
        Ok(())
    }

    fn step(&mut self, scenario: &Scenario, step: &Step, saved: &mut Saved) -> Result<(), String> {
        if let Some(received) = &step.received {
            let app = self
                .place
                .app
                .as_ref()
                .ok_or("the application of the kit is not running")?;
            return app.expect(received, saved);
        }
        let base = self
            .place
            .sidecars
            .get(self.at(scenario, step))
            .ok_or("unknown sidecar")?;
        if let Some(every) = step.every {
            return self.every(base, every, step, saved);
        }
        let mut why = Vec::new();
        for id in step.operation.iter().chain(&step.operations) {
            if let Err(error) = self.one(base, id, scenario, step, saved) {
                why.push(format!("{id}: {error}"));
            }
        }
        match why.is_empty() {
            true => Ok(()),
            false => Err(why.join("\n    ")),
        }
    }

    fn one(
        &mut self,
        base: &str,
        id: &str,
        scenario: &Scenario,
        step: &Step,
        saved: &mut Saved,
    ) -> Result<(), String> {
        let operations = &self.description.operations;
        let operation = operations
            .get(id)
            .ok_or("the description has no such operation")?;
        let request = requests::build(operation, base, scenario, step, saved)?;
        let received = send(&self.agent, &request).map_err(|error| format!("{error:#}"))?;
        let result = checks::expected(step, &received, saved);
        let code = checks::described(operation, &received)?;
        result?;
        if received.status < 300 {
            let shown = sent::check(self.description, id, operation, (scenario, step), &request)?;
            self.coverage.extend(shown);
            let components = &self.description.components;
            let probes = probes::of(components, id, operation, &request, &mut self.probed);
            self.probes.extend(probes);
        }
        checks::save(step, &received, saved)?;
        self.coverage.add(Kind::Operation, id.to_owned());
        self.cover(id, operation, &received, code);
        Ok(())
    }

    /// Sends the probes: a rejected one shows the requirement, an accepted one shows nothing.
    fn send_probes(&mut self, block: &str) {
        for probe in std::mem::take(&mut self.probes) {
            let Ok(received) = send(&self.agent, &probe.request) else {
                continue;
            };
            let operations = &self.description.operations;
            let Some(operation) = operations.get(&probe.id) else {
                continue;
            };
            if let Err(why) = checks::described(operation, &received) {
                self.failures.push(format!(
                    "{block}: a request without a required part ({}): {why}",
                    probe.shows
                ));
            }
            if received.status >= 400 {
                self.coverage.add(probe.kind, probe.shows);
            }
        }
    }

    fn every(
        &mut self,
        base: &str,
        every: Every,
        step: &Step,
        saved: &Saved,
    ) -> Result<(), String> {
        let description = self.description;
        let mut why = Vec::new();
        for (id, operation) in &description.operations {
            let own = operation.alias_of.as_deref();
            let is_wanted = own.is_some() == (every == Every::Way);
            if !is_wanted || step.except.iter().any(|it| it == own.unwrap_or(id)) {
                continue;
            }
            let result = self.example(base, operation, step).and_then(|received| {
                checks::expected(step, &received, saved)?;
                if let Some(own) = own.and_then(|own| description.operations.get(own)) {
                    checks::same(&self.example(base, own, step)?, &received)?;
                }
                let code = checks::described(operation, &received)?;
                Ok((received, code))
            });
            match result {
                Ok((received, code)) => {
                    self.cover(id, operation, &received, code);
                    // A returned header shows that the parameter was read, whatever the status.
                    let id = own.unwrap_or(id);
                    for it in operation
                        .parameters
                        .iter()
                        .filter(|it| it.place == "header")
                    {
                        if step.response_headers.keys().any(|name| it.is_named(name)) {
                            self.coverage.add(Kind::Parameter, has(id, &it.name));
                        }
                    }
                }
                Err(error) => why.push(format!("{id}: {error}")),
            }
        }
        match why.is_empty() {
            true => Ok(()),
            false => Err(why.join("\n    ")),
        }
    }

    fn example(
        &self,
        base: &str,
        operation: &Operation,
        step: &Step,
    ) -> Result<HttpResponse, String> {
        let request = requests::example(operation, base, step)?;
        send(&self.agent, &request).map_err(|error| format!("{error:#}"))
    }

    fn cover(
        &mut self,
        id: &str,
        operation: &Operation,
        received: &HttpResponse,
        code: Option<String>,
    ) {
        if operation.alias_of.is_some() {
            self.coverage.add(Kind::Way, id.to_owned());
        }
        let id = operation.alias_of.as_deref().unwrap_or(id);
        let Some(response) = operation.response(received.status) else {
            return;
        };
        if let Some(code) = code {
            let name = format!("{id} {} {code}", response.0);
            self.coverage.add(Kind::Code, name);
        }
        let components = &self.description.components;
        self.coverage.extend(Speaker::Sidecar.response(
            components,
            id,
            response,
            &received.headers,
            &received.body,
        ));
    }
}
