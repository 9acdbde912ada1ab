//! Flags in the styles of daprd, `dapr run` and compose files.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use super::{post, program};

/// Starts the program with these flags, and stops it through its API. Returns its output.
fn starts(line: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let args: Vec<&str> = line.split(' ').collect();
    // All quoted values in these lines are empty.
    let args = args
        .iter()
        .map(|word| if *word == "\"\"" { "" } else { word });
    let mut child = program(folder.path())
        .args(args)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output_text = String::new();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let address = lines.by_ref().map(Result::unwrap).find_map(|line| {
        output_text.push_str(&line);
        output_text.push('\n');
        let (_, address) = line.split_once(" listens at http://")?;
        Some(address.split(',').next()?.to_owned())
    });
    let address = address.unwrap_or_else(|| panic!("`{line}` does not start: {output_text}"));
    let response = post(&address, "/v1.0/shutdown", "");
    assert!(response.starts_with("HTTP/1.1 204 "), "{line}: {response}");
    output_text.extend(lines.map(|line| line.unwrap() + "\n"));
    assert_eq!(
        child.wait().unwrap().code(),
        Some(0),
        "{line}: {output_text}"
    );
    output_text
}

#[test]
fn all_flag_styles_are_accepted() {
    for line in [
        "-app-id shop -app-port 8080 -dapr-http-port 0 -dapr-grpc-port 0 -components-path .",
        "./daprd --app-id a --profile-port -1 --dapr-http-port -1 --dapr-grpc-port -1",
        "run --app-id a --app-port -1 -H 0",
        "run -a a -p 8080 -P grpc -H 0 -G 0 -M 9090 -I 50002 -d .",
        "run --app-id a --app-port 8080 --app-ssl -H 0",
        "run --app-id a --app-port 8080 --app-protocol https -H 0",
        "run --app-id a --dapr-listen-addresses [::1],127.0.0.1 -H 0",
        "run --app-id a --dapr-listen-addresses localhost -H 0",
        "run --app-id a --dapr-http-read-buffer-size 8 --dapr-http-max-request-size 16 -H 0",
        "--app-id a --dapr-block-shutdown-duration 5s --dapr-http-port=0 --dapr-grpc-port=0",
        "--app-id a --control-plane-address \"\" --dapr-http-port 0 --dapr-grpc-port 0",
        "--app-id a --enable-metrics false --dapr-http-port 0 --dapr-grpc-port 0",
        "run --app-id a --app-health-threshold 0 --app-health-probe-interval 0 -H 0",
    ] {
        starts(line);
    }
}

#[test]
fn flags_without_effect_are_reported_once() {
    let output_text =
        starts("run -a a -H 0 --profile-port -1 --enable-mtls=false -p 1 --app-protocol HTTPS");
    for expected in [
        "these flags have no effect in the embedded sidecar: --enable-mtls, --profile-port",
        "it calls the application with http although the app protocol is https",
    ] {
        assert_eq!(output_text.matches(expected).count(), 1, "{output_text}");
    }
    let output_text = starts("--dapr-http-port 0 --dapr-grpc-port 0 stray");
    assert!(
        output_text.contains("ignored argument, neither a flag nor after `--`: stray"),
        "{output_text}"
    );
}

#[test]
fn invalid_flags_are_refused_with_a_suggestion() {
    for (line, expected) in [
        ("run --app-prt 1", "--app-port"),
        ("-app-idd a", "--app-id"),
        ("run --app-port http", "`http` is not a port"),
        (
            "run --app-protocol ftp",
            "use http, https, h2c, grpc or grpcs",
        ),
        ("--stand-ins=maybe", "`maybe` is not a boolean"),
        ("rnu", "did you mean `dapr-sidecar run -- rnu`?"),
        ("--dapr-block-shutdown-duration 5", "`5` has no unit"),
        ("--mode kubernetes", "not in Kubernetes"),
        ("--disable-init-endpoints foo", "use config or subscribe"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_dapr-sidecar"))
            .args(line.split(' '))
            .output()
            .unwrap();
        let output_text = String::from_utf8(output.stderr).unwrap();
        assert!(
            !output.status.success() && output_text.contains(expected),
            "{line}: {output_text}"
        );
    }
}

#[test]
fn the_public_port_serves_only_health_and_metadata() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let public = free.local_addr().unwrap();
    drop(free);
    let folder = tempfile::tempdir().unwrap();
    let mut child = program(folder.path())
        .args([
            "run",
            "-H",
            "0",
            "--dapr-public-port",
            &public.port().to_string(),
        ])
        .args(["--", "sh", "-c", "echo started; sleep 600"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let get = |path: &str| {
        let response = super::send(&public.to_string(), "GET", path, "");
        response.split(' ').nth(1).unwrap().to_owned()
    };
    let statuses = ["/v1.0/healthz", "/v1.0/metadata", "/v1.0/state/a/b"].map(get);
    // This also stops the command.
    super::terminate(&child);
    child.wait().unwrap();
    assert_eq!(statuses, ["204", "200", "404"]);
}

#[test]
#[cfg(unix)]
fn the_apis_are_served_on_unix_domain_sockets() {
    use std::io::{Read as _, Write as _};
    let folder = tempfile::tempdir().unwrap();
    let sockets = tempfile::tempdir().unwrap();
    let mut child = program(folder.path())
        .args(["run", "-a", "shop", "-u"])
        .arg(sockets.path())
        .args(["sh", "-c", "echo started; sleep 600"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let path = sockets.path().join("dapr-shop-http.socket");
    let mut stream = std::os::unix::net::UnixStream::connect(&path).unwrap();
    stream
        .write_all(b"GET /v1.0/healthz HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n")
        .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(sockets.path().join("dapr-shop-grpc.socket").exists());
    super::terminate(&child);
    child.wait().unwrap();
    assert!(response.starts_with("HTTP/1.1 204 "), "{response}");
    assert!(!path.exists());
}
