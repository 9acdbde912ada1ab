//! Every kind of call that a sidecar makes to an application: from daprd and from the embedded sidecar, to the
//! same program, natively, in WasmEdge, and as a WASI 0.2 component. All six must make the same calls.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use dapr_client::{Config, DaprClient, StatusCode};
use dapr_sidecar::Sidecar;
use tokio::task::JoinSet;
use xtask::daprd::Daprd;
use xtask::net::free_port;
use xtask::program::Flavour;
use xtask::project::Project;
use xtask::service::{Ready, Service};

use crate::backing::{Programs, Services, send_to_redis};
use crate::probe;

const APP_ID: &str = "callbacks";
const TOKEN: &str = "token of the application";
const LIMIT: Duration = Duration::from_secs(60);

/// What the application must have seen. A component has no actor to deactivate: its memory ends with the call.
const DEACTIVATION: &str = "actor: deactivation";
const EXPECTED: [&str; 15] = [
    "actor: activation",
    DEACTIVATION,
    "actor: reminder oil",
    "actor: timer beep",
    "binding: cron",
    "configuration: color = green",
    "event: data 1, with an ID: true",
    "event: data 2, in a bulk: true",
    "event: dead letter",
    "event: default route",
    "event: raw payload b\"\\0\\xff\"",
    "event: route of a rule",
    "health: probe",
    "job: data 7",
    "token: required",
];

const COMPONENTS: &str = "\
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: bus}
spec: {type: pubsub.in-memory, version: v1}
---
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: store}
spec:
  type: state.in-memory
  version: v1
  metadata: [{name: actorStateStore, value: 'true'}]
---
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: tick}
spec:
  type: bindings.cron
  version: v1
  metadata: [{name: schedule, value: '@every 1s'}, {name: direction, value: input}]
---
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: settings}
spec:
  type: configuration.redis
  version: v1
  metadata: [{name: redisHost, value: 'REDIS'}, {name: redisPassword, value: ''}]
";

#[test]
fn callbacks_of_the_embedded_sidecar_natively() -> Result<()> {
    with_embedded(&Flavour::Native)
}

#[test]
fn callbacks_of_the_embedded_sidecar_in_wasmedge() -> Result<()> {
    match probe::wasmedge()? {
        Some(wasmedge) => with_embedded(&wasmedge),
        None => Ok(()),
    }
}

#[test]
fn callbacks_of_the_embedded_sidecar_at_a_component() -> Result<()> {
    match probe::wasmtime()? {
        Some(wasmtime) => with_embedded(&wasmtime),
        None => Ok(()),
    }
}

#[test]
fn callbacks_of_daprd_natively() -> Result<()> {
    match Programs::require()? {
        Some(programs) => with_daprd(&programs, &Flavour::Native),
        None => Ok(()),
    }
}

#[test]
fn callbacks_of_daprd_in_wasmedge() -> Result<()> {
    match (Programs::require()?, probe::wasmedge()?) {
        (Some(programs), Some(wasmedge)) => with_daprd(&programs, &wasmedge),
        _ => Ok(()),
    }
}

#[test]
fn callbacks_of_daprd_at_a_component() -> Result<()> {
    match (Programs::require()?, probe::wasmtime()?) {
        (Some(programs), Some(wasmtime)) => with_daprd(&programs, &wasmtime),
        _ => Ok(()),
    }
}

fn with_embedded(flavour: &Flavour) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let components = write_components(folder.path(), "redis:6379")?;
    let (app_port, http_port) = (free_port()?, free_port()?);
    let application = Application::start(flavour, app_port, http_port, folder.path())?;
    let runtime = runtime()?;
    let sidecar = Sidecar::builder()
        .app_id(APP_ID)
        .app_port(app_port)
        .app_api_token(TOKEN)
        .app_health_check("/healthz")
        .app_health_probes(Duration::from_secs(1), Duration::from_millis(500), 3)
        .http_port(http_port)
        .stand_ins()
        .resources_path(&components);
    let sidecar = runtime.block_on(sidecar.start())?;
    let set = || Ok(sidecar.set_configuration("settings", "color", "green")?);
    runtime.block_on(check(&application, http_port, set))?;
    application.service.stop()
}

fn with_daprd(programs: &Programs, flavour: &Flavour) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let services = Services::start(programs, folder.path())?;
    let components = write_components(folder.path(), &services.redis.address())?;
    let app_port = free_port()?;
    let (placement, scheduler) = (services.placement.address(), services.scheduler.address());
    let mut daprd = Daprd::builder(&programs.daprd)
        .app_id(APP_ID)
        .app_port(app_port)
        .env("APP_API_TOKEN", TOKEN)
        .arg("--enable-app-health-check")
        .arg("--app-health-check-path=/healthz")
        .arg("--app-health-probe-interval=1")
        .arg(format!("--placement-host-address={placement}"))
        .arg(format!("--scheduler-host-address={scheduler}"))
        .resources(&components)
        .log(folder.path().join("daprd.log"))
        .start()?;
    let application = Application::start(flavour, app_port, daprd.http_port(), folder.path())?;
    daprd.wait_until_ready()?;
    let redis = services.redis.port();
    let set = || Ok(send_to_redis(redis, b"SET color green").map(drop)?);
    runtime()?.block_on(check(&application, daprd.http_port(), set))?;
    application.service.stop()?;
    daprd.stop()
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    Ok(builder.enable_all().build()?)
}

fn write_components(folder: &Path, redis: &str) -> Result<std::path::PathBuf> {
    let components = folder.join("components");
    fs::create_dir(&components)?;
    fs::write(
        components.join("all.yaml"),
        COMPONENTS.replace("REDIS", redis),
    )?;
    Ok(components)
}

/// The program `callbacks`.
struct Application {
    service: Service,
    port: u16,
    log: PathBuf,
    is_component: bool,
}

impl Application {
    fn start(flavour: &Flavour, port: u16, http_port: u16, folder: &Path) -> Result<Self> {
        let program = flavour.build_program(&Project::find()?, "tests", "callbacks")?;
        let env = [
            ("DAPR_HTTP_PORT", http_port.to_string()),
            ("APP_API_TOKEN", TOKEN.to_owned()),
        ];
        let no_args: [&str; 0] = [];
        let command = program.service_command(port, env, no_args);
        let ready = Ready::Responds(port, "/healthz".to_owned());
        let log = folder.join("callbacks.log");
        let service = Service::start("callbacks", command, &log, &ready, Duration::from_secs(30))?;
        Ok(Self {
            service,
            port,
            log,
            is_component: matches!(flavour, Flavour::Wasmtime(_)),
        })
    }

    fn expected(&self) -> BTreeSet<String> {
        let names = EXPECTED.iter().map(|name| (*name).to_owned());
        names
            .filter(|name| !self.is_component || name != DEACTIVATION)
            .collect()
    }

    /// Reads the names of the calls so far from the lines `seen NAME` of the log. Wasmtime adds a prefix to each line.
    fn seen(&self) -> Result<BTreeSet<String>> {
        let log = fs::read_to_string(&self.log)?;
        let names = log.lines().filter_map(|line| line.split_once("seen "));
        Ok(names.map(|(_, name)| name.to_owned()).collect())
    }
}

/// Provokes each call, and waits until the application has seen all of them.
async fn check(
    application: &Application,
    http_port: u16,
    set: impl Fn() -> Result<()>,
) -> Result<()> {
    let dapr = DaprClient::new(Config::default().port(http_port))?;
    let started = Instant::now();
    // The application must be discovered first.
    while let Err(error) = dapr.check_health().await {
        ensure!(started.elapsed() < LIMIT, "{error}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let subscription = dapr
        .subscribe_configuration("settings")
        .keys(["color"])
        .await?;
    ensure!(!subscription.id.is_empty(), "no subscription");
    dapr.publish_event("bus", "plain").json(&1).await?;
    for data in ["a", "b"] {
        dapr.publish_event("bus", "ruled").json(data).await?;
    }
    let raw = dapr.publish_event("bus", "raw").raw_payload(true);
    raw.body(vec![0, 255]).await?;
    dapr.publish_event("bus", "bulk").json(&2).await?;
    dapr.publish_event("bus", "dropped").json(&3).await?;
    dapr.schedule_job("once", 7)
        .due_time(Duration::ZERO)
        .overwrite(true)
        .await?;
    let call = dapr.register_actor_timer("recorder", "r", "beep");
    call.due_time(Duration::ZERO)
        .period(Duration::from_secs(3600))
        .await?;
    let call = dapr.register_actor_reminder("recorder", "r", "oil");
    call.due_time(Duration::ZERO).await?;
    check_actors(&dapr).await?;
    check_invocation(&dapr).await?;
    loop {
        // The store may not watch the key yet.
        set()?;
        let mut seen = application.seen()?;
        // Without the token, the application refuses the request.
        if xtask::net::get_status(application.port, "/dapr/config")? == 401 {
            seen.insert("token: required".to_owned());
        }
        let expected = application.expected();
        if seen.is_superset(&expected) || started.elapsed() > LIMIT {
            assert_eq!(seen, expected);
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Turns do not overlap, and a reentrant call comes back to its actor.
async fn check_actors(dapr: &DaprClient) -> Result<()> {
    let mut calls = JoinSet::new();
    for _ in 0..64 {
        let call = dapr.invoke_actor("recorder", "counter", "add").json(&1);
        calls.spawn(async move { call.await?.error_for_status().await?.json::<u32>().await });
    }
    let mut sums = BTreeSet::new();
    while let Some(sum) = calls.join_next().await {
        sums.insert(sum??);
    }
    assert_eq!(sums, (1..=64).collect());
    let call = dapr
        .invoke_actor("recorder", "a", "visit")
        .json(&["b", "a"]);
    let visited: u32 = call.await?.error_for_status().await?.json().await?;
    assert_eq!(visited, 3);
    let meet = |actor: &'static str, others: &[&str]| {
        let call = dapr.invoke_actor("loner", actor, "meet").json(others);
        async move { call.await?.error_for_status().await?.json::<u32>().await }
    };
    // Without reentrancy, the turn of `a` and the call that comes back to it wait for each other.
    match meet("a", &["b", "a"]).await {
        Ok(met) => bail!("`a` met {met} loners, itself among them"),
        Err(error) => ensure!(
            error.status() == Some(StatusCode::INTERNAL_SERVER_ERROR),
            error
        ),
    }
    // Both turns have ended.
    assert_eq!(meet("a", &["b"]).await?, 2);
    Ok(())
}

async fn check_invocation(dapr: &DaprClient) -> Result<()> {
    let call = dapr.invoke_method(APP_ID, "items/ü").put().query("q", "1");
    let reply = call.text("body").await?;
    assert_eq!(reply.status().as_u16(), 201);
    assert_eq!(reply.header("x-own"), Some("1"));
    assert_eq!(reply.text().await?, "ü q=1 body");
    Ok(())
}
