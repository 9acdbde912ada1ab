//! The application next to the sidecar: hosts actors, subscribes to topics, can be invoked, and records the
//! requests it receives.

mod replies;
mod routes;
mod server;
mod startup;

use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Context as _, Result};
use regex::Regex;
use serde_json::Value;

use crate::matching::{Saved, compare, fill, fill_json};
use crate::scenario::Received;

pub(crate) use replies::Reply;
pub(crate) use routes::{UNWELL, callback};

/// A request that the application received.
#[derive(Debug, Clone)]
pub(crate) struct AppRequest {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl AppRequest {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter();
        found
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// A request that the application received, and its response.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    pub(crate) incoming: AppRequest,
    pub(crate) gave: Reply,
}

/// The requests received so far. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Recorder {
    all: Arc<Mutex<Vec<Exchange>>>,
    sidecar: Arc<Mutex<String>>,
}

impl Recorder {
    /// Listens on a port of 127.0.0.1 until the process ends.
    ///
    /// # Errors
    ///
    /// Fails if the port is in use.
    pub fn listen(port: u16) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .with_context(|| format!("listen on 127.0.0.1:{port}"))?;
        let recorder = Self::default();
        let shared = recorder.clone();
        thread::spawn(move || server::serve(&listener, &shared));
        Ok(recorder)
    }

    /// Sets the base URL of the sidecar, which a reentrant actor calls.
    pub fn set_sidecar(&self, base: &str) {
        *lock(&self.sidecar) = base.to_owned();
    }

    pub(crate) fn sidecar(&self) -> String {
        lock(&self.sidecar).clone()
    }

    pub(crate) fn add(&self, incoming: AppRequest, gave: Reply) {
        lock(&self.all).push(Exchange { incoming, gave });
    }

    pub(crate) fn all(&self) -> Vec<Exchange> {
        lock(&self.all).clone()
    }

    pub(crate) fn expect(&self, expected: &Received, saved: &Saved) -> Result<(), String> {
        let path = fill(&expected.path, saved);
        let regex = Regex::new(&format!("^(?:{path})$")).map_err(|error| error.to_string())?;
        let all = lock(&self.all);
        let candidates: Vec<_> = all
            .iter()
            .map(|exchange| &exchange.incoming)
            .filter(|incoming| incoming.method == expected.method && regex.is_match(&incoming.path))
            .collect();
        let mut why = None;
        let fitting = candidates
            .iter()
            .filter(|incoming| match fits(expected, incoming, saved) {
                Ok(()) => true,
                Err(error) => {
                    why = Some(error);
                    false
                }
            });
        let count = fitting.count();
        match count >= expected.times {
            true => Ok(()),
            false => Err(format!(
                "the application received {} {path} {count} times, expected {}{}",
                expected.method,
                expected.times,
                why.map(|why| format!(" (a request that does not match: {why})"))
                    .unwrap_or_default()
            )),
        }
    }
}

fn fits(expected: &Received, incoming: &AppRequest, saved: &Saved) -> Result<(), String> {
    if let Some(partial) = &expected.partial {
        let found = serde_json::from_slice(&incoming.body).unwrap_or_else(|_| {
            Value::String(String::from_utf8_lossy(&incoming.body).into_owned())
        });
        compare(&fill_json(partial, saved), &found, true, "the body")?;
    }
    for (name, value) in &expected.headers {
        let found = incoming
            .header(name)
            .ok_or_else(|| format!("the header {name} is missing"))?;
        let found = Value::String(found.to_owned());
        compare(
            &fill_json(value, saved),
            &found,
            false,
            &format!("the header {name}"),
        )?;
    }
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
