//! The program: flags, its command, its shutdown.

#[cfg(unix)]
mod admin;
#[cfg(unix)]
mod flags;
#[cfg(unix)]
mod group;
#[cfg(unix)]
mod log;
#[cfg(unix)]
mod network;
#[cfg(unix)]
mod run_file;

#[cfg(unix)]
use std::path::Path;
#[cfg(unix)]
use std::process::Child;
use std::process::{Command, Output};

/// The program, with its own folder for name resolution.
#[cfg(unix)]
fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dapr-sidecar"));
    program.env("TMPDIR", folder);
    program
}

/// A program that is stopped at the end of its test.
#[cfg(unix)]
struct Running(Child);

#[cfg(unix)]
impl std::ops::Deref for Running {
    type Target = Child;

    fn deref(&self) -> &Child {
        &self.0
    }
}

#[cfg(unix)]
impl std::ops::DerefMut for Running {
    fn deref_mut(&mut self) -> &mut Child {
        &mut self.0
    }
}

#[cfg(unix)]
impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            // It gets a signal rather than being killed, so that it stops its commands.
            terminate(&self.0);
            let _ = self.0.wait();
        }
    }
}

#[cfg(unix)]
fn terminate(child: &Child) {
    signal(child, nix::sys::signal::Signal::SIGTERM);
}

#[cfg(unix)]
fn interrupt(child: &Child) {
    signal(child, nix::sys::signal::Signal::SIGINT);
}

#[cfg(unix)]
fn signal(child: &Child, signal: nix::sys::signal::Signal) {
    let id = nix::unistd::Pid::from_raw(i32::try_from(child.id()).unwrap());
    nix::sys::signal::kill(id, signal).unwrap();
}

/// Runs the program with its own folder for name resolution.
fn run(arguments: &[&str], command: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_dapr-sidecar"));
    program
        .arg("run")
        .arg("--names-folder")
        .arg(folder.path())
        .args(arguments);
    if !command.is_empty() {
        program.arg("--").args(command);
    }
    program.output().unwrap()
}

#[test]
#[cfg(unix)]
fn the_command_uses_the_sidecar_and_its_exit_code_is_returned() {
    let script = r#"
        echo "$APP_ID $APP_PORT $DAPR_HTTP_ENDPOINT $DAPR_HTTP_PORT $DAPR_GRPC_PORT"
        exit 7
    "#;
    let output = run(
        &[
            "--app-id",
            "shop",
            "--app-port",
            "1",
            "--metrics-port",
            "9090",
        ],
        &["sh", "-c", script],
    );
    assert_eq!(output.status.code(), Some(7));
    let output_text = String::from_utf8(output.stdout).unwrap();
    let args: Vec<&str> = output_text.split_whitespace().collect();
    assert_eq!(&args[..2], ["shop", "1"]);
    assert_eq!(args[2], format!("http://127.0.0.1:{}", args[3]));
    let grpc_port: u16 = args[4].parse().unwrap();
    assert_ne!(args[3], grpc_port.to_string());
    let notes = String::from_utf8(output.stderr).unwrap();
    assert!(
        notes.contains(" shop: the sidecar listens at") && notes.contains("--metrics-port"),
        "{notes}"
    );
}

#[test]
#[cfg(unix)]
fn a_command_ended_by_a_signal_gives_the_exit_code_of_a_shell() {
    let output = run(&[], &["sh", "-c", "kill -9 $$"]);
    assert_eq!(output.status.code(), Some(128 + 9));
}

#[test]
fn startup_errors_are_reported() {
    let output = run(&["--resources-path", "no/such/folder"], &["true"]);
    assert_eq!(output.status.code(), Some(1));
    let notes = String::from_utf8(output.stderr).unwrap();
    assert!(notes.contains("no/such/folder: cannot be read"), "{notes}");
    let output = run(&[], &["no-such-command"]);
    assert_eq!(output.status.code(), Some(1));
    let notes = String::from_utf8(output.stderr).unwrap();
    assert!(
        notes.contains("cannot run the command `no-such-command`"),
        "{notes}"
    );
}

/// Sends a POST request to the program.
fn post(address: &str, path: &str, header: &str) -> String {
    send(address, "POST", path, header)
}

fn send(address: &str, method: &str, path: &str, header: &str) -> String {
    use std::io::{Read as _, Write as _};
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{header}\r\n"
    )
    .unwrap();
    let mut response = String::new();
    let _ = stream.read_to_string(&mut response);
    response
}

#[test]
#[cfg(unix)]
fn a_shutdown_request_stops_the_command_and_the_program() {
    use std::io::{BufRead as _, BufReader};
    let folder = tempfile::tempdir().unwrap();
    for (header, code) in [("", Some(0)), ("dapr-force-shutdown: true\r\n", Some(1))] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_dapr-sidecar"))
            .args(["run", "--names-folder"])
            .arg(folder.path())
            .args(["--", "sh", "-c", "echo $DAPR_HTTP_PORT; exec sleep 600"])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut port = String::new();
        BufReader::new(program.stdout.take().unwrap())
            .read_line(&mut port)
            .unwrap();
        let response = post(
            &format!("127.0.0.1:{}", port.trim()),
            "/v1.0/shutdown",
            header,
        );
        assert!(response.starts_with("HTTP/1.1 204 "), "{response}");
        assert_eq!(program.wait().unwrap().code(), code, "{header}");
    }
}
