//! The demo with programs that only play their parts: what it tells the tour, and that nothing
//! of it runs any more when it is over, however it ends.
//!
//! The test starts itself as these programs (`actor`): each notes its process, listens on the
//! ports that it is given and answers 200, until it is stopped. The tour does what its plan says.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal};

const PATIENCE: Duration = Duration::from_secs(60);
const PROGRAMS: [&str; 6] = [
    "placement",
    "scheduler",
    "redis-server",
    "daprd",
    "echo",
    "tour",
];

#[test]
fn all_is_over_after_a_tour_that_succeeds() {
    let stage = Stage::new();
    let (status, said) = stage.demo("succeed", true).end();
    assert!(status.success(), "{said}");
    assert_eq!(stage.noted("tour.args"), "--shutdown");
    for part in ["Redis runs", "daprd 0.0.0 listens", "tour went through"] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    stage.all_gone();
}

#[test]
fn all_is_over_after_a_tour_that_fails() {
    let stage = Stage::new();
    let (status, said) = stage.demo("fail", true).end();
    assert_eq!(status.code(), Some(1), "{said}");
    for part in ["running tour", "the logs are in", "exit status: 3"] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    stage.all_gone();
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
    stage.all_gone();
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
        "Redis: installed with apt-get, some seconds",
        "configuration and lock are left out: redis-server is not on this machine",
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
    while name != "daprd" || !stage.join("shutdown").exists() {
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

/// Whoever reads it never sees half of it.
fn note(stage: &Path, name: &str, text: &str) {
    let partial = stage.join(format!("{name}.partial"));
    fs::write(&partial, text).expect("it can be written");
    fs::rename(partial, stage.join(name)).expect("it can be renamed");
}

/// One demo at a time: all want the same ports.
static TURN: Mutex<()> = Mutex::new(());

/// A folder with all programs, and one that plays cargo.
struct Stage {
    _turn: MutexGuard<'static, ()>,
    folder: tempfile::TempDir,
    variables: Vec<(&'static str, String)>,
}

/// A demo that runs.
struct Running(Child);

impl Stage {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let stage = Self {
            _turn: TURN.lock().unwrap_or_else(PoisonError::into_inner),
            folder,
            variables: Vec::new(),
        };
        for name in PROGRAMS {
            let file = match name {
                "echo" | "tour" => format!("target/release/{name}"),
                _ => name.to_owned(),
            };
            let itself = std::env::current_exe().expect("this program has a path");
            let script = format!(
                "[ \"$1\" = --version ] && {{ echo 0.0.0; exit; }}\n\
                 export ACTOR={name} ACTOR_ARGS=\"$*\"\n\
                 exec '{}' --ignored --exact actor --nocapture",
                itself.display()
            );
            stage.script(&file, &script);
        }
        stage.script("cargo", "exit 0");
        stage
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn script(&self, name: &str, text: &str) {
        let file = self.file(name);
        let folder = file.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("it can be made");
        fs::write(&file, format!("#!/bin/sh\n{text}\n")).expect("it can be written");
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&file, mode).expect("it can be made a program");
    }

    /// Starts a demo of native programs. Without a Redis there is no apt-get either.
    fn demo(&self, plan: &str, redis: bool) -> Running {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(["demo", "--native"])
            .env("PLAN", plan)
            .env("STAGE", self.folder.path())
            .env("CARGO_TARGET_DIR", self.file("target"))
            .env("CARGO", self.file("cargo"))
            .env("DAPRD", self.file("daprd"))
            .env("PLACEMENT", self.file("placement"))
            .env("SCHEDULER", self.file("scheduler"))
            .env_remove("CI")
            .env_remove("REDIS_SERVER")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        match redis {
            true => command.env("REDIS_SERVER", self.file("redis-server")),
            false => command.env("PATH", self.programs_of_rust()),
        };
        command.envs(self.variables.iter().cloned());
        Running(command.spawn().expect("the demo starts"))
    }

    /// A folder with what compares generated/, and nothing else.
    fn programs_of_rust(&self) -> PathBuf {
        let folder = self.file("rust");
        fs::create_dir_all(&folder).expect("it can be made");
        for name in ["cargo", "rustc", "rustfmt", "rustup"] {
            if let Ok(program) = which::which(name) {
                let link = folder.join(name);
                std::os::unix::fs::symlink(program, link).expect("it can be linked");
            }
        }
        folder
    }

    fn noted(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_default()
    }

    /// Every program has played, and none does any more.
    fn all_gone(&self) {
        for name in PROGRAMS {
            let pid = self.noted(&format!("{name}.pid")).parse().ok();
            let pid = pid.and_then(Pid::from_raw);
            let pid = pid.unwrap_or_else(|| panic!("{name} has not played"));
            let started = Instant::now();
            while alive(pid) {
                assert!(started.elapsed() < PATIENCE, "{name} still runs");
                thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

impl Running {
    fn has_ended(&mut self) -> bool {
        let status = self.0.try_wait().expect("the system tells");
        status.is_some()
    }

    fn end(self) -> (ExitStatus, String) {
        let output = self.0.wait_with_output().expect("the demo ends");
        let said = [output.stdout, output.stderr].concat();
        (output.status, String::from_utf8_lossy(&said).into_owned())
    }
}

/// Whoever has ended is gone, even if its heir has not taken notice yet.
fn alive(pid: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    let ended = stat.is_ok_and(|stat| stat.contains(") Z "));
    rustix::process::test_kill_process(pid).is_ok() && !ended
}
