//! Where the programs are, and a demo that is started there.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Pid;

use super::WITH_DAPRD;

const PATIENCE: Duration = Duration::from_secs(60);

/// Whoever reads it never sees half of it.
pub(super) fn note(stage: &Path, name: &str, text: &str) {
    let partial = stage.join(format!("{name}.partial"));
    fs::write(&partial, text).expect("it can be written");
    fs::rename(partial, stage.join(name)).expect("it can be renamed");
}

/// One demo at a time: all want the same ports.
static TURN: Mutex<()> = Mutex::new(());

/// A folder with all programs, and one that plays cargo.
pub(super) struct Stage {
    _turn: MutexGuard<'static, ()>,
    folder: tempfile::TempDir,
    pub(super) variables: Vec<(&'static str, String)>,
}

/// A demo that runs.
pub(super) struct Running(pub(super) Child);

impl Stage {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let stage = Self {
            _turn: TURN.lock().unwrap_or_else(PoisonError::into_inner),
            folder,
            variables: Vec::new(),
        };
        for name in WITH_DAPRD.iter().chain(&["dapr-sidecar"]).copied() {
            let file = match name {
                "echo" | "tour" => format!("target/release/{name}"),
                "dapr-sidecar" => format!("target/debug/{name}"),
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

    pub(super) fn file(&self, name: &str) -> PathBuf {
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

    /// Starts a demo with daprd. Without a Redis there is no apt-get either.
    pub(super) fn demo(&self, plan: &str, redis: bool) -> Running {
        let mut command = self.native(plan);
        command
            .args(["--sidecar", "daprd"])
            .env("DAPRD", self.file("daprd"))
            .env("PLACEMENT", self.file("placement"))
            .env("SCHEDULER", self.file("scheduler"));
        match redis {
            true => command.env("REDIS_SERVER", self.file("redis-server")),
            false => command.env("PATH", self.programs_of_rust()),
        };
        Running(command.spawn().expect("the demo starts"))
    }

    /// Starts a demo where there are no tools at all.
    pub(super) fn demo_with_embedded(&self, plan: &str) -> Running {
        let mut command = self.native(plan);
        command
            .env("PATH", self.programs_of_rust())
            .env("XTASK_TOOLS_DIR", self.file("no-tools"));
        Running(command.spawn().expect("the demo starts"))
    }

    /// A demo of native programs.
    fn native(&self, plan: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(["demo", "--native"])
            .env("PLAN", plan)
            .env("STAGE", self.folder.path())
            .env("CARGO_TARGET_DIR", self.file("target"))
            .env("CARGO", self.file("cargo"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for name in [
            "CI",
            "DAPRD",
            "PLACEMENT",
            "SCHEDULER",
            "REDIS_SERVER",
            "DAPR_SIDECAR",
        ] {
            command.env_remove(name);
        }
        command.envs(self.variables.iter().cloned());
        command
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

    pub(super) fn noted(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_default()
    }

    /// Each of these programs has played, and does no more.
    pub(super) fn all_gone(&self, programs: &[&str]) {
        for name in programs {
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
    pub(super) fn has_ended(&mut self) -> bool {
        let status = self.0.try_wait().expect("the system tells");
        status.is_some()
    }

    pub(super) fn end(self) -> (ExitStatus, String) {
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
