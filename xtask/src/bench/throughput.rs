//! The router of `dapr-app` beside the HTTP library alone.

use std::time::Duration;

use anyhow::{Context as _, Result};

use super::samples::{Line, Samples};
use super::{Programs, log};
use crate::net::free_port;
use crate::process::capture;
use crate::project::Project;
use crate::service::{Ready, Service};
use crate::ui::Progress;

const CASE: &str = "router, 16 connections";
const LIMIT: Duration = Duration::from_secs(30);

/// A running server that is measured.
struct Server {
    flavour: &'static str,
    name: &'static str,
    port: String,
    service: Service,
}

/// Measures four servers in turn.
pub(super) fn measure(
    project: &Project,
    programs: &[Programs; 2],
    rounds: usize,
    samples: &mut Samples,
) -> Result<()> {
    let _progress = Progress::start("measuring servers");
    let mut servers = Vec::new();
    for one in programs {
        for (role, name) in [("library", "library"), ("router", "client")] {
            let port = free_port()?;
            let text = port.to_string();
            let command = one.bench.command([("", ""); 0], [role, &text]);
            let log = log(project, &format!("{role}-{}", one.name()));
            let ready = Ready::Listens(port);
            servers.push(Server {
                flavour: one.name(),
                name,
                port: text,
                service: Service::start(role, command, &log, &ready, LIMIT)?,
            });
        }
    }
    let rounds = rounds.to_string();
    let ports = servers.iter().map(|server| &*server.port);
    let arguments = ["load", &rounds].into_iter().chain(ports);
    let output = capture(&mut programs[0].bench.command([("", ""); 0], arguments))?;
    for line in output.lines() {
        let line = Line::parse(line)?;
        let server = servers.iter().find(|server| server.port == line.case);
        let server = server.with_context(|| format!("no server listens on {}", line.case))?;
        let key = (server.flavour, CASE, server.name);
        samples.add(key, "requests per second", line.samples);
    }
    for server in servers {
        server.service.stop()?;
    }
    Ok(())
}
