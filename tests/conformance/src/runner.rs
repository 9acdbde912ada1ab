//! Runs scenarios, one after the other.

use std::thread;
use std::time::{Duration, Instant, SystemTime};

use ureq::Agent;

use crate::Place;
use crate::checks::{self, Seen};
use crate::coverage::{Coverage, Exceptions, Report};
use crate::description::{Description, Operation};
use crate::http::{Answer, Request, agent, send};
use crate::matching::Kept;
use crate::requests;
use crate::scenario::{Every, File, Scenario, Step};

const TICK: Duration = Duration::from_millis(100);

/// What a run has come to so far.
pub(crate) struct Runner<'a> {
    description: &'a Description,
    place: &'a Place,
    agent: Agent,
    coverage: Coverage,
    failures: Vec<String>,
    passed: usize,
    skipped: usize,
    /// Different in each run, for names in stores that outlive it.
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
            run: now.map_or(0, |now| now.as_millis()).to_string(),
        }
    }

    pub(crate) fn finish(self, exceptions: &Exceptions, whole: bool) -> Report {
        let mut report = self.coverage.report(self.description, exceptions, whole);
        report.failures.splice(0..0, self.failures);
        report.passed = self.passed;
        report.skipped = self.skipped;
        report
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
        say(&format!(
            "{}: {} passed, {} failed, {} skipped ({:.1} s)",
            file.block,
            self.passed - before.0,
            self.failures.len() - before.1,
            self.skipped - before.2,
            started.elapsed().as_secs_f64()
        ));
    }

    /// With `--url` there is one sidecar only, and no application of ours.
    fn is_out_of_reach(&self, scenario: &Scenario) -> bool {
        scenario.steps.iter().any(|step| {
            let at = self.at(scenario, step);
            !self.place.sidecars.contains_key(at)
                || (step.received.is_some() && self.place.app.is_none())
        })
    }

    fn at<'s>(&self, scenario: &'s Scenario, step: &'s Step) -> &'s str {
        let at = step.at.as_deref().or(scenario.at.as_deref());
        at.unwrap_or("main")
    }

    /// All steps; after one that fails the others make no sense, unless it stands for several requests.
    fn scenario(&mut self, scenario: &Scenario) -> Result<(), String> {
        let mut kept = Kept::from([("run".to_owned(), self.run.clone().into_bytes())]);
        for (index, step) in scenario.steps.iter().enumerate() {
            thread::sleep(Duration::from_secs(step.pause));
            let started = Instant::now();
            let limit = Duration::from_secs(step.until.unwrap_or_default());
            loop {
                match self.step(scenario, step, &mut kept) {
                    Ok(()) => break,
                    Err(_) if started.elapsed() < limit => thread::sleep(TICK),
                    Err(why) => return Err(format!("step {}: {why}", index + 1)),
                }
            }
        }
        Ok(())
    }

    fn step(&mut self, scenario: &Scenario, step: &Step, kept: &mut Kept) -> Result<(), String> {
        if let Some(received) = &step.received {
            let app = self.place.app.as_ref().ok_or("there is no application")?;
            return app.expect(received, kept);
        }
        let base = self
            .place
            .sidecars
            .get(self.at(scenario, step))
            .ok_or("no such sidecar")?;
        if let Some(every) = step.every {
            return self.every(base, every, step, kept);
        }
        let mut why = Vec::new();
        for id in step.operation.iter().chain(&step.operations) {
            if let Err(error) = self.one(base, id, scenario, step, kept) {
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
        kept: &mut Kept,
    ) -> Result<(), String> {
        let operations = &self.description.operations;
        let operation = operations
            .get(id)
            .ok_or("the description has no such operation")?;
        let request = requests::build(operation, base, scenario, step, kept)?;
        let answer = send(&self.agent, &request).map_err(|error| format!("{error:#}"))?;
        let result = checks::expected(step, &answer, kept);
        let seen = checks::described(operation, &answer)?;
        result?;
        if answer.status < 300 {
            sent_is_described(operation, step, &request)?;
        }
        checks::keep(step, &answer, kept)?;
        self.coverage.operations.insert(id.to_owned());
        self.cover(id, operation, seen);
        Ok(())
    }

    fn every(&mut self, base: &str, every: Every, step: &Step, kept: &Kept) -> Result<(), String> {
        let description = self.description;
        let mut why = Vec::new();
        for (id, operation) in &description.operations {
            let own = operation.alias_of.as_deref();
            let is_wanted = own.is_some() == (every == Every::Way);
            if !is_wanted || step.except.iter().any(|it| it == own.unwrap_or(id)) {
                continue;
            }
            let result = self.example(base, operation).and_then(|answer| {
                checks::expected(step, &answer, kept)?;
                if let Some(own) = own.and_then(|own| description.operations.get(own)) {
                    same(&self.example(base, own)?, &answer)?;
                }
                checks::described(operation, &answer)
            });
            match result {
                Ok(seen) => self.cover(id, operation, seen),
                Err(error) => why.push(format!("{id}: {error}")),
            }
        }
        match why.is_empty() {
            true => Ok(()),
            false => Err(why.join("\n    ")),
        }
    }

    fn example(&self, base: &str, operation: &Operation) -> Result<Answer, String> {
        let request = requests::example(operation, base)?;
        send(&self.agent, &request).map_err(|error| format!("{error:#}"))
    }

    fn cover(&mut self, id: &str, operation: &Operation, seen: Seen) {
        self.coverage.ways.insert(id.to_owned());
        let id = operation.alias_of.as_deref().unwrap_or(id);
        self.coverage.add(id, seen);
    }
}

/// Another way has to lead to the same operation.
fn same(own: &Answer, other: &Answer) -> Result<(), String> {
    let code = |answer: &Answer| {
        let body: Option<serde_json::Value> = serde_json::from_slice(&answer.body).ok();
        body.and_then(|body| body.get("errorCode").cloned())
    };
    match own.status == other.status && (other.body.is_empty() || code(own) == code(other)) {
        true => Ok(()),
        false => Err(format!(
            "{} {}, but the operation itself {} {}",
            other.status,
            other.text(),
            own.status,
            own.text()
        )),
    }
}

/// What a successful request consists of has to have a place in the description.
fn sent_is_described(operation: &Operation, step: &Step, request: &Request) -> Result<(), String> {
    for (place, names) in [("query", &step.query), ("header", &step.headers)] {
        if let Some(name) = names
            .keys()
            .filter(|name| place != "header" || !name.eq_ignore_ascii_case("content-type"))
            .find(|name| !operation.accepts(place, name))
        {
            return Err(format!("the description has no {place} parameter {name}"));
        }
    }
    let (Some(schema), Some(body), true) = (&operation.body, &request.body, step.body.is_some())
    else {
        return Ok(());
    };
    let body = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    checks::validate(schema, &body)
        .map_err(|why| format!("the request succeeds, but its body is not as described: {why}"))
}
