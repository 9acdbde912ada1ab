//! `--network NAME`: separate programs share stand-ins, actors, reminders and jobs.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

use super::{Running, program, send};

const STORE: &str = "
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: store}
spec: {type: state.redis, version: v1, metadata: [{name: redisHost, value: 'localhost:6379'}, {name: keyPrefix, value: none}]}
";

/// Starts a program in the network `demo`, in its folder. Returns the address of its sidecar.
fn start(folder: &Path, app_id: &str) -> (Running, String) {
    let child = program(folder)
        .args([
            "run",
            "--network",
            "demo",
            "-a",
            app_id,
            "--stand-ins",
            "-d",
            "r",
        ])
        .arg("--names-folder")
        .arg(folder)
        .args(["--", "sh", "-c", "echo $DAPR_HTTP_PORT; sleep 600"])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn();
    let mut child = Running(child.unwrap());
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (child, format!("127.0.0.1:{}", line.trim()))
}

#[test]
fn programs_share_a_network_and_outlive_each_other() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("r")).unwrap();
    std::fs::write(folder.path().join("r/store.yaml"), STORE).unwrap();
    let (one, first) = start(folder.path(), "one");
    let body = r#"[{"key":"k","value":"shared"}]"#;
    let header = format!(
        "content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let saved = send(&first, "POST", "/v1.0/state/store", &header);
    assert!(saved.starts_with("HTTP/1.1 204 "), "{saved}");
    let (mut two, second) = start(folder.path(), "two");
    let read = || send(&second, "GET", "/v1.0/state/store/k", "");
    assert!(read().ends_with("\"shared\""), "{}", read());
    // The first program, which started the host process, exits.
    drop(one);
    assert!(std::net::TcpStream::connect(&first).is_err());
    assert!(read().ends_with("\"shared\""), "{}", read());
    // A shutdown request stops the program, as without a network.
    super::post(&second, "/v1.0/shutdown", "");
    assert_eq!(two.wait().unwrap().code(), Some(0));
}

#[test]
fn errors_of_the_network_reach_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let start = |name: &str, rest: &[&str]| {
        let output = program(folder.path())
            .args(["run", "--network", name, "--names-folder"])
            .arg(folder.path())
            .args(rest)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let output_text = start("demo", &["-d", "missing", "--", "true"]);
    assert!(
        output_text.contains("missing: cannot be read"),
        "{output_text}"
    );
    let output_text = start("../x", &["--", "true"]);
    assert!(
        output_text.contains("`../x` is not a network name"),
        "{output_text}"
    );
}
