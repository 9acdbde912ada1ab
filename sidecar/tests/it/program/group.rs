//! No process that the command starts outlives the program.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::{post, program, terminate};

/// Runs a shell that starts another process and prints its ID and the port of the sidecar.
fn start(folder: &std::path::Path, rest: &str) -> (Child, i32, String) {
    let script = format!("sleep 600 & echo $! $DAPR_HTTP_PORT; {rest}");
    let mut child = program(folder)
        .args(["run", "--", "sh", "-c", &script])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let (id, port) = line.trim().split_once(' ').unwrap();
    (child, id.parse().unwrap(), format!("127.0.0.1:{port}"))
}

/// Whether a process is running. In a container, zombies may remain.
pub(super) fn is_alive(id: i32) -> bool {
    let status = std::process::Command::new("ps")
        .args(["-o", "stat=", "-p", &id.to_string()])
        .output()
        .unwrap();
    let status = String::from_utf8(status.stdout).unwrap();
    !status.trim().is_empty() && !status.starts_with('Z')
}

fn is_gone_after(mut child: Child, grandchild: i32) -> Option<i32> {
    let begin = Instant::now();
    let code = child.wait().unwrap().code();
    assert!(
        !is_alive(grandchild),
        "the process {grandchild} is still there"
    );
    assert!(begin.elapsed() < Duration::from_secs(10));
    code
}

#[test]
fn a_signal_stops_all_processes() {
    let folder = tempfile::tempdir().unwrap();
    let (child, grandchild, _) = start(folder.path(), "wait");
    assert!(is_alive(grandchild));
    terminate(&child);
    assert_eq!(is_gone_after(child, grandchild), Some(0));
}

#[test]
fn hangup_stops_all_processes_except_under_nohup() {
    let folder = tempfile::tempdir().unwrap();
    let (child, grandchild, _) = start(folder.path(), "wait");
    super::signal(&child, nix::sys::signal::Signal::SIGHUP);
    assert_eq!(is_gone_after(child, grandchild), Some(0));
    let mut child = std::process::Command::new("nohup")
        .arg(env!("CARGO_BIN_EXE_dapr-sidecar"))
        .args([
            "run",
            "-H",
            "0",
            "--",
            "sh",
            "-c",
            "echo started; sleep 600",
        ])
        .env("TMPDIR", folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    super::signal(&child, nix::sys::signal::Signal::SIGHUP);
    std::thread::sleep(Duration::from_millis(200));
    let is_there = child.try_wait().unwrap().is_none();
    terminate(&child);
    child.wait().unwrap();
    assert!(is_there);
}

#[test]
fn ctrl_c_stops_all_processes() {
    let folder = tempfile::tempdir().unwrap();
    let (child, grandchild, _) = start(folder.path(), "wait");
    super::interrupt(&child);
    assert_eq!(is_gone_after(child, grandchild), Some(0));
}

#[test]
fn a_shutdown_request_stops_all_processes() {
    let folder = tempfile::tempdir().unwrap();
    for header in ["", "dapr-force-shutdown: true\r\n"] {
        let (child, grandchild, address) = start(folder.path(), "wait");
        post(&address, "/v1.0/shutdown", header);
        is_gone_after(child, grandchild);
    }
}

#[test]
fn processes_left_by_the_command_are_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let (child, grandchild, _) = start(folder.path(), "exit 3");
    assert_eq!(is_gone_after(child, grandchild), Some(3));
}

#[test]
fn processes_that_ignore_the_signal_are_killed() {
    let folder = tempfile::tempdir().unwrap();
    let script = "trap '' TERM; sleep 600 & echo $!; while :; do sleep 1; done";
    let mut child = program(folder.path())
        .args([
            "run",
            "--dapr-graceful-shutdown-seconds",
            "1",
            "--",
            "sh",
            "-c",
            script,
        ])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    terminate(&child);
    is_gone_after(child, line.trim().parse().unwrap());
}
