//! `run -f dapr.yaml`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Running, interrupt, program, send};

const STORE: &str = "
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: secrets}
spec: {type: secretstores.local.file, version: v1, metadata: [{name: secretsFile, value: secrets.json}]}
---
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: store}
spec: {type: state.redis, version: v1, metadata: [{name: redisHost, value: 'localhost:6379'}, {name: keyPrefix, value: none}]}
";

/// A folder with two applications. `port` is that of the second one.
fn folder(port: u16) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for app in ["one", "two", "r"] {
        std::fs::create_dir(folder.path().join(app)).unwrap();
        let secrets = format!(r#"{{"of":"{app}"}}"#);
        std::fs::write(folder.path().join(app).join("secrets.json"), secrets).unwrap();
    }
    std::fs::write(folder.path().join("r/store.yaml"), STORE).unwrap();
    let file = format!(
        r#"
version: 1
common:
  resourcesPath: r
  env: {{WORD: hello}}
apps:
  - appDirPath: one
    command: [sh, -c, 'echo "$WORD $APP_ID $DAPR_HTTP_PORT $(basename $PWD)"; sleep 600 & echo id $!; wait']
  - appDirPath: two
    appID: second
    appPort: {port}
    command: [sh, -c, 'echo "$WORD $APP_ID $DAPR_HTTP_PORT $APP_PORT"; echo oh >&2; sleep 600']
"#
    );
    std::fs::write(folder.path().join("dapr.yaml"), file).unwrap();
    folder
}

/// Runs the run file of a folder, and returns its output line by line.
fn start(folder: &Path) -> (Running, mpsc::Receiver<String>) {
    let mut child = program(folder)
        .args(["run", "--stand-ins", "-f"])
        .arg(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (lines, received) = mpsc::channel();
    let outputs: [Box<dyn std::io::Read + Send>; 2] = [
        Box::new(child.stdout.take().unwrap()),
        Box::new(child.stderr.take().unwrap()),
    ];
    for output in outputs {
        let lines = lines.clone();
        thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                // The test may have ended.
                let _ = lines.send(line.unwrap());
            }
        });
    }
    (Running(child), received)
}

/// Waits for all of these lines, in any order.
fn find<const N: usize>(lines: &mpsc::Receiver<String>, begins: [&str; N]) -> [String; N] {
    let mut found: [Option<String>; N] = [const { None }; N];
    let mut all = Vec::new();
    while found.iter().any(Option::is_none) {
        let Ok(line) = lines.recv_timeout(Duration::from_secs(30)) else {
            panic!("{begins:?} are not all in {all:#?}");
        };
        if let Some(at) = begins.iter().position(|begin| line.starts_with(begin)) {
            found[at] = Some(line.clone());
        }
        all.push(line);
    }
    found.map(Option::unwrap)
}

#[test]
fn apps_run_concurrently_and_stop_together() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            // The request does not matter; it fits into one read.
            let _ = stream.read(&mut [0; 8192]);
            let _ = write!(
                stream,
                "HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\nconnection: close\r\n\r\ngone"
            );
        }
    });
    let folder = folder(port);
    let (mut child, lines) = start(folder.path());
    let [one, id, two, _] = find(
        &lines,
        [
            "== APP - one == hello one ",
            "== APP - one == id ",
            "== APP - second == hello second ",
            "== APP - second == oh",
        ],
    );
    let one: Vec<&str> = one.split(' ').collect();
    let two: Vec<&str> = two.split(' ').collect();
    assert_eq!(one.last(), Some(&"one"));
    assert_eq!(two.last(), Some(&port.to_string().as_str()));
    let (one, two) = (
        format!("127.0.0.1:{}", one[7]),
        format!("127.0.0.1:{}", two[7]),
    );
    // They share the stand-in for Redis, and call each other.
    let body = r#"[{"key":"k","value":"shared"}]"#;
    let header = format!(
        "content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let saved = send(&one, "POST", "/v1.0/state/store", &header);
    assert!(saved.starts_with("HTTP/1.1 204 "), "{saved}");
    let read = send(&two, "GET", "/v1.0/state/store/k", "");
    assert!(read.ends_with("\"shared\""), "{read}");
    // A relative path is relative to the folder of the application.
    for (address, app) in [(&one, "one"), (&two, "two")] {
        let secret = send(address, "GET", "/v1.0/secrets/secrets/of", "");
        assert!(
            secret.trim_end().ends_with(&format!(r#"{{"of":"{app}"}}"#)),
            "{secret}"
        );
    }
    let called = send(&one, "GET", "/v1.0/invoke/second/method/x", "");
    assert!(
        called.starts_with("HTTP/1.1 404 ") && called.ends_with("gone"),
        "{called}"
    );
    interrupt(&child);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let id = id.rsplit(' ').next().unwrap();
    assert!(!super::group::is_alive(id.parse().unwrap()));
    // Each application has its own logs.
    for (app, begin) in [
        ("one", "one_app_"),
        ("one", "one_daprd_"),
        ("two", "second_app_"),
    ] {
        let logs = std::fs::read_dir(folder.path().join(app).join(".dapr/logs")).unwrap();
        let names: Vec<_> = logs
            .map(|log| log.unwrap().file_name().into_string().unwrap())
            .collect();
        assert!(
            names.iter().any(|name| name.starts_with(begin)),
            "{names:?}"
        );
    }
}

#[test]
fn the_program_exits_when_all_commands_have_exited() {
    let folder = tempfile::tempdir().unwrap();
    let file = "
version: 1
apps:
  - {appDirPath: ., appID: a, command: [sh, -c, exit 0]}
  - {appDirPath: ., appID: b, command: [sh, -c, exit 4]}
";
    std::fs::write(folder.path().join("x.yaml"), file).unwrap();
    let output = program(folder.path())
        .args(["run", "--app-port", "1", "-f"])
        .arg(folder.path().join("x.yaml"))
        .output()
        .unwrap();
    let output_text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{output_text}");
    for expected in [
        "b: the command ended with exit code 4",
        "these flags are ignored with --run-file; set them in the file: --app-port",
    ] {
        assert!(output_text.contains(expected), "{output_text}");
    }
}

#[test]
fn problems_name_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let start = |file: &str| {
        std::fs::write(folder.path().join("dapr.yaml"), file).unwrap();
        let output = program(folder.path())
            .args(["run", "-f"])
            .arg(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let output_text = start("version: 1\napps:\n  - appID: a\n  - appDirPath: missing\n");
    assert!(
        output_text.contains("dapr.yaml:3: the required key")
            && output_text.contains("dapr.yaml:4: "),
        "{output_text}"
    );
    let output_text =
        start("version: 1\napps: [{appDirPath: ., appID: a.b}, {appDirPath: ., appID: c.d}]\n");
    assert!(
        output_text.contains("\n  a.b: ") && output_text.contains("\n  c.d: "),
        "{output_text}"
    );
}
