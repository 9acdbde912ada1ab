//! The demo with programs that only play their parts: what it tells the tour, and that nothing
//! of it runs any more when it is over, however it ends.
//!
//! The test starts itself as these programs (`actor`): each notes its process, listens on the
//! ports that it is given and answers 200, until it is stopped. The tour does what its plan says.

#![cfg(unix)]

mod stage;

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal};

use stage::{Stage, note};

/// What runs with the real sidecar.
const WITH_DAPRD: &[&str] = &[
    "placement",
    "scheduler",
    "redis-server",
    "daprd",
    "echo",
    "tour",
];

/// The sidecars, which end by themselves when they are told to.
const SIDECARS: [&str; 2] = ["daprd", "dapr-sidecar"];

/// What runs with the embedded one.
const WITH_EMBEDDED: &[&str] = &["dapr-sidecar", "echo", "tour"];

#[test]
fn without_arguments_nothing_but_rust_is_needed() {
    let mut stage = Stage::new();
    // It would hide what is missing.
    stage.variables.push(("CI", "true".into()));
    let (status, said) = stage.demo_with_embedded("succeed").end();
    assert!(status.success(), "{said}");
    assert_eq!(stage.noted("tour.args"), "--shutdown");
    for part in ["the embedded sidecar listens", "tour passed"] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    assert!(!said.contains("not on this machine"), "{said}");
    let given = stage.noted("dapr-sidecar.args");
    for part in [
        "run --stand-ins",
        "--app-id=echo-service",
        "components/redis",
    ] {
        assert!(given.contains(part), "{part:?} is missing in {given}");
    }
    stage.all_gone(WITH_EMBEDDED);
}

#[test]
fn the_log_of_the_embedded_sidecar_is_shown_after_a_failure() {
    let stage = Stage::new();
    let (status, said) = stage.demo_with_embedded("fail").end();
    assert_eq!(status.code(), Some(1), "{said}");
    for part in ["The end of", "sidecar-native.log", "exit status: 3"] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    stage.all_gone(WITH_EMBEDDED);
}

#[test]
fn all_is_over_after_a_tour_that_succeeds() {
    let stage = Stage::new();
    let (status, said) = stage.demo("succeed", true).end();
    assert!(status.success(), "{said}");
    assert_eq!(stage.noted("tour.args"), "--shutdown");
    for part in ["Redis runs", "daprd 0.0.0 listens", "tour passed"] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    stage.all_gone(WITH_DAPRD);
}

#[test]
fn all_is_over_after_a_tour_that_fails() {
    let stage = Stage::new();
    let (status, said) = stage.demo("fail", true).end();
    assert_eq!(status.code(), Some(1), "{said}");
    for part in ["running tour", "the logs are in", "exit status: 3"] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    stage.all_gone(WITH_DAPRD);
}

#[test]
fn all_is_over_when_a_person_has_enough() {
    let stage = Stage::new();
    let mut running = stage.demo("wait", true);
    while !stage.file("tour.pid").exists() {
        if running.has_ended() {
            let (status, said) = running.end();
            panic!("it has ended before the tour, with {status}: {said}");
        }
        thread::sleep(Duration::from_millis(20));
    }
    rustix::process::kill_process(Pid::from_child(&running.0), Signal::INT)
        .expect("the signal arrives");
    let (status, said) = running.end();
    assert_eq!(status.code(), Some(130), "{said}");
    stage.all_gone(WITH_DAPRD);
}

#[test]
fn without_redis_the_rest_is_shown() {
    let stage = Stage::new();
    let (status, said) = stage.demo("succeed", false).end();
    assert!(status.success(), "{said}");
    assert_eq!(
        stage.noted("tour.args"),
        "--shutdown --without configuration,lock"
    );
    for part in [
        "Redis: installed with apt-get, a few seconds",
        "configuration and lock are skipped: redis-server is not installed",
    ] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    assert!(!said.contains("Redis runs"), "{said}");
}

#[test]
fn in_continuous_integration_nothing_is_left_out() {
    let mut stage = Stage::new();
    stage.variables.push(("CI", "true".into()));
    let (status, said) = stage.demo("succeed", false).end();
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("install it by hand"), "{said}");
    assert!(!stage.file("tour.args").exists(), "there was a tour");
}

/// One of the programs. Run by hand it does nothing.
#[test]
#[ignore = "started by the other tests"]
fn actor() {
    let Ok(name) = std::env::var("ACTOR") else {
        return;
    };
    let variable = |name| std::env::var(name).expect("the stage sets it");
    let stage = PathBuf::from(variable("STAGE"));
    let args = variable("ACTOR_ARGS");
    note(&stage, &format!("{name}.args"), &args);
    note(
        &stage,
        &format!("{name}.pid"),
        &std::process::id().to_string(),
    );
    let mut ports: Vec<u16> = ["--port=", "--port ", "--healthz-port=", "--dapr-http-port="]
        .iter()
        .filter_map(|flag| number(args.split_once(flag)?.1))
        .collect();
    match (name.as_str(), &*variable("PLAN")) {
        ("tour", "succeed") => {
            // As a real one: the sidecar ends by itself.
            note(&stage, "shutdown", "");
            std::process::exit(0);
        }
        ("tour", "fail") => std::process::exit(3),
        ("echo", _) => ports.extend(number(&variable("APP_PORT"))),
        _ => {}
    }
    for port in ports {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("the port is free");
        thread::spawn(move || listener.incoming().flatten().for_each(answer));
    }
    let is_sidecar = SIDECARS.contains(&name.as_str());
    while !is_sidecar || !stage.join("shutdown").exists() {
        thread::sleep(Duration::from_millis(20));
    }
    std::process::exit(0);
}

fn answer(mut stream: std::net::TcpStream) {
    let mut request = [0; 1024];
    let _ = stream.read(&mut request);
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
}

fn number(text: &str) -> Option<u16> {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text[..end.unwrap_or(text.len())].parse().ok()
}
