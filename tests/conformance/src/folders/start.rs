//! Starts a sidecar with a folder, and reads its metadata.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::app::App;
use super::generate::Case;
use crate::http::{Request, agent, send};

/// The startup timeout.
const LIMIT: Duration = Duration::from_secs(60);
/// How long a sidecar must keep running to count as started.
const STEADY: Duration = Duration::from_millis(600);

/// The timeout for events.
const DELIVERY: Duration = Duration::from_millis(400);
/// The topics to which events are published.
const TOPICS: [&str; 6] = ["t", "u", "v", "w", "own", "last"];

/// The program of a sidecar.
#[derive(Debug)]
pub(super) struct Program {
    path: PathBuf,
    is_daprd: bool,
}

impl Program {
    pub(super) fn daprd(path: PathBuf) -> Self {
        Self {
            path,
            is_daprd: true,
        }
    }

    pub(super) fn embedded(path: PathBuf) -> Self {
        Self {
            path,
            is_daprd: false,
        }
    }
}

/// The result of a start.
#[derive(Debug, PartialEq)]
pub(super) enum Outcome {
    Refused,
    /// The parts of the metadata that depend on resources and the application.
    Started(BTreeMap<&'static str, Value>),
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => formatter.write_str("does not start"),
            Self::Started(parts) => {
                formatter.write_str("starts:")?;
                let mut parts = parts.iter();
                parts.try_for_each(|(name, value)| write!(formatter, " {name}={value}"))
            }
        }
    }
}

/// Stops the program when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(super) fn start(program: &Program, case: &Case, folder: &Path) -> Result<Outcome> {
    let app = case.subscriptions.as_deref().map(App::listen).transpose()?;
    let [http, grpc, internal, metrics] = free_ports()?;
    let mut command = Command::new(&program.path);
    command
        .current_dir(folder)
        .args(["--app-id", "app", "--resources-path", "r"])
        .arg(format!("--dapr-http-port={http}"))
        .arg(format!("--dapr-grpc-port={grpc}"))
        .arg(format!("--dapr-internal-grpc-port={internal}"))
        .arg(format!("--metrics-port={metrics}"))
        .env_remove("NAMESPACE")
        .env_remove("POD_NAME")
        .env("OPEN", "open");
    if let Some(app) = &app {
        command.arg(format!("--app-port={}", app.port));
    }
    if let Some(namespace) = case.namespace {
        command.env("NAMESPACE", namespace);
    }
    if case.config.is_some() {
        command.args(["--config", "config.yaml"]);
    }
    let name = if program.is_daprd { "daprd" } else { "other" };
    if !program.is_daprd {
        command.arg("--names-folder").arg(folder.join("names"));
    }
    let log = folder.join(format!("{name}.log"));
    let log = File::create(&log).with_context(|| format!("write {}", log.display()))?;
    let errors = log.try_clone().context("write a log")?;
    command.stdin(Stdio::null()).stdout(log).stderr(errors);
    let child = command
        .spawn()
        .with_context(|| format!("start {}", program.path.display()))?;
    let mut running = Running(child);
    let base = format!("http://127.0.0.1:{http}");
    let begun = Instant::now();
    let has_ended = |running: &mut Running| running.0.try_wait().context("wait for the sidecar");
    while get(&format!("{base}/v1.0/healthz")).is_none() {
        if has_ended(&mut running)?.is_some() || begun.elapsed() > LIMIT {
            return Ok(Outcome::Refused);
        }
        thread::sleep(Duration::from_millis(50));
    }
    thread::sleep(STEADY);
    let metadata = get(&format!("{base}/v1.0/metadata"));
    if has_ended(&mut running)?.is_some() {
        return Ok(Outcome::Refused);
    }
    let Some(metadata) = metadata else {
        return Ok(Outcome::Refused);
    };
    let mut parts = parts(&metadata);
    if let Some(app) = &app {
        for topic in TOPICS {
            let _ = request("POST", &format!("{base}/v1.0/publish/bus/{topic}"));
        }
        thread::sleep(DELIVERY);
        parts.insert("calls", app.calls().into_iter().collect());
    }
    Ok(Outcome::Started(parts))
}

fn free_ports() -> Result<[u16; 4]> {
    let listener = || TcpListener::bind("127.0.0.1:0").context("find a free port");
    let listeners = [listener()?, listener()?, listener()?, listener()?];
    let mut ports = [0; 4];
    for (port, listener) in ports.iter_mut().zip(&listeners) {
        *port = listener.local_addr().context("find a free port")?.port();
    }
    Ok(ports)
}

/// Returns the body of a successful response.
fn get(url: &str) -> Option<String> {
    request("GET", url)
}

fn request(method: &str, url: &str) -> Option<String> {
    let request = Request {
        method: method.to_owned(),
        url: url.to_owned(),
        query: Vec::new(),
        headers: Vec::new(),
        body: (method == "POST").then(|| b"{}".to_vec()),
    };
    let response = send(&agent(), &request).ok()?;
    (200..300)
        .contains(&response.status)
        .then(|| response.text())
}

fn parts(metadata: &str) -> BTreeMap<&'static str, Value> {
    let metadata: Value = serde_json::from_str(metadata).unwrap_or_default();
    let part = |name: &'static str| {
        let mut value = metadata.get(name).cloned().unwrap_or_default();
        if let Some(elements) = value.as_array_mut() {
            for element in elements.iter_mut().filter_map(Value::as_object_mut) {
                // daprd omits empty members; the types of the description do not.
                element.retain(|_, value| value != "");
            }
            // daprd's maps have a random order.
            elements.sort_by_key(ToString::to_string);
        }
        (name, value)
    };
    [
        "components",
        "subscriptions",
        "httpEndpoints",
        "resiliencies",
    ]
    .map(part)
    .into()
}
