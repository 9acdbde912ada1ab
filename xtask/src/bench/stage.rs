//! The sidecar and its application, which runs natively.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::{folder, log};
use crate::daprd::Daprd;
use crate::demo::{EmbeddedSidecar, Given, Kind};
use crate::embedded;
use crate::net::free_port;
use crate::process::capture;
use crate::program::Program;
use crate::project::Project;
use crate::service::{Ready, Service};
use crate::tools::{DaprProgram, Tools};

const APP_ID: &str = "bench";
const LIMIT: Duration = Duration::from_secs(30);

/// A running sidecar with its application. Dropping the value stops both.
pub(super) struct Stage {
    // Dropped in this order: the sidecar before its application.
    sidecar: Sidecar,
    application: Service,
    port: u16,
    program: PathBuf,
}

enum Sidecar {
    Daprd(Daprd),
    Embedded(EmbeddedSidecar),
}

impl Stage {
    pub(super) fn start(
        project: &Project,
        tools: &Tools,
        kind: Kind,
        bench: &Program,
    ) -> Result<Self> {
        let (app_port, port) = (free_port()?, free_port()?);
        let command = bench.command([("", ""); 0], ["serve", &app_port.to_string()]);
        let application_log = log(project, "application");
        let ready = Ready::Listens(app_port);
        let application =
            Service::start("dapr-bench serve", command, &application_log, &ready, LIMIT)?;
        let components = project.root().join("bench/components");
        let log = log(project, "sidecar");
        let (program, sidecar) = match kind {
            Kind::Daprd => {
                let program = tools.dapr(DaprProgram::Daprd)?;
                let daprd = Daprd::builder(&program)
                    .app_id(APP_ID)
                    .app_port(app_port)
                    .http_port(port)
                    .resources(components)
                    .log(log);
                (program, Sidecar::Daprd(daprd.start()?))
            }
            Kind::Embedded => {
                let program = embedded::build_release(project)?;
                let given = Given {
                    app_id: APP_ID.to_owned(),
                    app_port,
                    http_port: port,
                    components,
                    more_components: Vec::new(),
                    with_redis: None,
                };
                let names = folder(project);
                let sidecar = EmbeddedSidecar::start(&program, &given, &names, &log)?;
                (program, Sidecar::Embedded(sidecar))
            }
        };
        let mut stage = Self {
            sidecar,
            application,
            port,
            program,
        };
        match &mut stage.sidecar {
            Sidecar::Daprd(sidecar) => sidecar.wait_until_ready()?,
            Sidecar::Embedded(sidecar) => sidecar.wait_until_ready()?,
        }
        Ok(stage)
    }

    /// The environment variables with the ports of the sidecar.
    pub(super) fn environment(&self) -> Vec<(&'static str, String)> {
        let mut variables = vec![("DAPR_HTTP_PORT", self.port.to_string())];
        if let Sidecar::Daprd(daprd) = &self.sidecar {
            variables.push(("DAPR_GRPC_PORT", daprd.grpc_port().to_string()));
        }
        variables
    }

    /// Name and version of the sidecar.
    pub(super) fn version(&self) -> Result<String> {
        let version = capture(Command::new(&self.program).arg("--version"))?;
        Ok(match &self.sidecar {
            Sidecar::Daprd(_) => format!("daprd {version}"),
            Sidecar::Embedded(_) => version,
        })
    }

    pub(super) fn stop(self) -> Result<()> {
        match self.sidecar {
            Sidecar::Daprd(sidecar) => sidecar.stop()?,
            Sidecar::Embedded(sidecar) => sidecar.stop()?,
        }
        self.application.stop()
    }
}
