//! No process stays behind, whatever ends the one that started it.
//!
//! The test starts itself as another program (`helper`), which starts services
//! that start processes in turn, and ends that program in various ways.

#![cfg(unix)]

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal};
use xtask::service::{Ready, Service};

const PLAN: &str = "CLEANUP_PLAN";
const PATIENCE: Duration = Duration::from_secs(20);

/// A service that obeys SIGTERM and one that ignores it, each with a child.
const OBEDIENT: &str = "echo pids $$; sleep 600 & echo pids $!; wait";
const STUBBORN: &str =
    "trap '' TERM; echo pids $$; sleep 600 & echo pids $!; while :; do sleep 1; done";

#[test]
fn interrupted() {
    let (status, mut left) = run("wait", Some(Signal::INT));
    assert_eq!(status.code(), Some(130));
    left.gone();
}

#[test]
fn terminated() {
    let (status, mut left) = run("wait", Some(Signal::TERM));
    assert_eq!(status.code(), Some(143));
    left.gone();
}

#[test]
fn killed() {
    let (status, mut left) = run("wait", Some(Signal::KILL));
    assert_eq!(status.signal(), Some(9));
    left.gone();
}

#[test]
fn killed_while_a_child_is_stubborn() {
    let (status, mut left) = run("stubborn", Some(Signal::KILL));
    assert_eq!(status.signal(), Some(9));
    left.gone();
}

#[test]
fn interrupted_while_a_child_is_stubborn() {
    let (status, mut left) = run("stubborn", Some(Signal::INT));
    assert_eq!(status.code(), Some(130));
    left.gone();
}

#[test]
fn panicked() {
    let (_, mut left) = run("panic", None);
    left.gone();
}

#[test]
fn exited_without_drop() {
    let (status, mut left) = run("exit", None);
    assert_eq!(status.code(), Some(7));
    left.gone();
}

#[test]
fn a_service_that_ends_early_shows_its_log() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let log = dir.path().join("some.log");
    let ready = Ready::Listens(1);
    let error = Service::start(
        "some",
        shell("echo one; echo two >&2; exit 3"),
        &log,
        &ready,
        PATIENCE,
    )
    .map_or_else(|error| format!("{error:#}"), |_| String::new());
    for part in [
        "some ended with exit status: 3",
        "    one\n    two",
        "some.log",
    ] {
        assert!(error.contains(part), "{part:?} is missing in {error}");
    }
}

#[test]
fn a_service_that_is_late_shows_what_was_awaited() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let ready = Ready::Responds(1, "/healthz".to_owned());
    let limit = Duration::from_millis(200);
    let error = Service::start(
        "late",
        shell("sleep 60"),
        &dir.path().join("log"),
        &ready,
        limit,
    )
    .map_or_else(|error| format!("{error:#}"), |_| String::new());
    assert!(
        error.contains("late is not ready after 200ms: GET http://127.0.0.1:1/healthz: "),
        "{error}"
    );
}

#[test]
fn a_service_that_is_told_to_end_does_so_or_it_is_an_error() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let told = dir.path().join("told");
    let wait = |script| {
        let log = dir.path().join("log");
        // Whoever ends before it is looked at for the first time was never ready.
        let script = format!(
            "until [ -e '{}' ]; do sleep 0.02; done; {script}",
            told.display()
        );
        let service = Service::start("some", shell(&script), &log, &Ready::Started, PATIENCE);
        let service = service.expect("the service starts");
        std::fs::write(&told, "").expect("it can be told");
        let result = service.wait_for_end(Duration::from_secs(1));
        std::fs::remove_file(&told).expect("it was told");
        result
    };
    assert!(wait("exit 0").is_ok());
    for (script, part) in [
        ("echo last; exit 3", "some ended with exit status: 3"),
        (
            "sleep 60",
            "some is still running 1s after the request to stop it",
        ),
    ] {
        let error = wait(script).map_or_else(|error| format!("{error:#}"), |()| String::new());
        assert!(error.contains(part), "{part:?} is missing in {error}");
    }
}

/// The other program. Run by hand it does nothing.
#[test]
#[ignore = "started by the other tests"]
fn helper() {
    let Ok(plan) = std::env::var(PLAN) else {
        return;
    };
    xtask::process::stop_all_on_signals();
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut services = Vec::new();
    for (index, script) in [
        OBEDIENT,
        if plan == "stubborn" {
            STUBBORN
        } else {
            OBEDIENT
        },
    ]
    .iter()
    .enumerate()
    {
        let log = dir.path().join(index.to_string());
        let service = Service::start("service", shell(script), &log, &Ready::Started, PATIENCE);
        services.push(service.expect("the service starts"));
        print_pids(&log);
    }
    println!("ready");
    match plan.as_str() {
        "panic" => panic!("as planned"),
        "exit" => std::process::exit(7),
        _ => thread::sleep(Duration::from_secs(600)),
    }
}

fn shell(script: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script]);
    command
}

fn print_pids(log: &Path) {
    let started = Instant::now();
    loop {
        let text = std::fs::read_to_string(log).unwrap_or_default();
        if text.matches("pids ").count() == 2 && text.ends_with('\n') {
            return print!("{text}");
        }
        assert!(started.elapsed() < PATIENCE, "the service says nothing");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Starts the other program, waits until it is ready, sends it a signal.
fn run(plan: &str, signal: Option<Signal>) -> (ExitStatus, Left) {
    let program = std::env::current_exe().expect("this program has a path");
    let mut child = Command::new(program)
        .args(["--ignored", "--exact", "helper", "--nocapture"])
        .env(PLAN, plan)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the other program starts");
    let pids = pids(&mut child);
    assert_eq!(pids.len(), 4);
    if let Some(signal) = signal {
        assert!(
            pids.iter().all(|pid| alive(*pid)),
            "a service has ended too early"
        );
        rustix::process::kill_process(Pid::from_child(&child), signal).expect("the signal arrives");
    }
    (child.wait().expect("the other program ends"), Left(pids))
}

fn pids(child: &mut Child) -> Vec<Pid> {
    let lines = BufReader::new(child.stdout.take().expect("its output is a pipe")).lines();
    let lines = lines
        .map_while(Result::ok)
        .take_while(|line| line != "ready");
    let pids = lines.filter_map(|line| line.strip_prefix("pids ").and_then(|pid| pid.parse().ok()));
    pids.filter_map(Pid::from_raw).collect()
}

/// Processes that must end soon.
struct Left(Vec<Pid>);

impl Left {
    fn gone(&mut self) {
        let started = Instant::now();
        while self.0.iter().any(|pid| alive(*pid)) && started.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(20));
        }
        self.0.retain(|pid| alive(*pid));
        assert!(self.0.is_empty(), "still there: {:?}", self.0);
    }
}

impl Drop for Left {
    fn drop(&mut self) {
        for pid in &self.0 {
            let _ = rustix::process::kill_process(*pid, Signal::KILL);
        }
    }
}

/// Whoever has ended is gone, even if its heir has not taken notice yet.
fn alive(pid: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    let ended = stat.is_ok_and(|stat| stat.contains(") Z "));
    rustix::process::test_kill_process(pid).is_ok() && !ended
}
