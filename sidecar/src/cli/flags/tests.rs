use clap::CommandFactory as _;

use super::*;

fn run(line: &str) -> Run {
    let args = line.split(' ').map(OsString::from);
    let args = go_style::normalize(args, &command()).unwrap().args;
    Arguments::try_parse_from(args).unwrap().run()
}

#[test]
fn the_flag_definitions_are_consistent() {
    Arguments::command().debug_assert();
}

#[test]
fn command_lines_of_dapr_run_are_accepted() {
    let run = run(
        "dapr-sidecar run --app-id echo-service --app-port 9004 --dapr-http-port 3502 --components-path a -d b -- ./echo --fast",
    );
    assert_eq!(
        (run.app_id.as_str(), run.app_port, run.dapr_http_port),
        ("echo-service", Some(9004), Some(3502))
    );
    assert_eq!(run.resources_path, [PathBuf::from("a"), PathBuf::from("b")]);
    assert_eq!(run.command, ["./echo", "--fast"]);
}

#[test]
fn the_last_value_of_a_flag_wins() {
    let run = run("dapr-sidecar --app-protocol=http -d a --app-protocol=grpc -d b,c");
    assert_eq!(run.app_protocol, "grpc");
    assert_eq!(run.resources_path.len(), 3);
}

#[test]
fn command_lines_of_daprd_are_accepted() {
    let run = run(
        "dapr-sidecar --app-id x --enable-metrics=false --dapr-grpc-port 1 --max-body-size=64Ki --app-health-probe-interval 2 --disable-init-endpoints=config,subscribe",
    );
    assert_eq!(run.max_body_size, 64 << 10);
    assert_eq!(run.app_health_probe_interval, Duration::from_secs(2));
    assert_eq!(run.disable_init_endpoints, ["config", "subscribe"]);
    assert_eq!(run.dapr_grpc_port, Some(1));
    assert_eq!(run.no_effect.0, ["--enable-metrics"]);
}

#[test]
fn the_command_line_that_dapr_run_passes_to_daprd_is_accepted() {
    let run = run(
        "dapr-sidecar --app-id a --app-port -1 --dapr-http-port 3501 --profile-port -1 --metrics-port 9091 --app-max-concurrency -1 --max-body-size 4Mi --read-buffer-size 4Ki --dapr-internal-grpc-port 50002 --placement-host-address localhost:50005 --scheduler-host-address localhost:50006 --resources-path r --config c.yaml --log-level info",
    );
    assert_eq!(run.listening_port(), None);
    assert_eq!(run.app_max_concurrency, -1);
    assert_eq!(
        run.no_effect.0,
        [
            "--dapr-internal-grpc-port",
            "--metrics-port",
            "--profile-port"
        ]
    );
}

#[test]
fn app_ssl_selects_a_protocol_with_tls() {
    for (line, protocol) in [
        ("dapr-sidecar --app-ssl", "https"),
        ("dapr-sidecar --app-ssl --app-protocol grpc", "grpcs"),
        ("dapr-sidecar --app-protocol HTTPS", "https"),
        ("dapr-sidecar --app-ssl=false", "http"),
    ] {
        assert_eq!(run(line).protocol(), protocol, "{line}");
    }
}

/// The flags of a recorded list: name, short name, type.
fn recorded(list: &str) -> Vec<[&str; 3]> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let flags = lines.map(|line| line.split(' ').collect::<Vec<_>>().try_into().unwrap());
    flags.collect()
}

/// A value that daprd accepts for a flag of this type.
fn value(name: &str, kind: &str) -> &'static str {
    match (name, kind) {
        ("app-protocol", _) => "http",
        ("mode", _) => "standalone",
        ("disable-init-endpoints", _) => "config",
        ("max-body-size" | "read-buffer-size", _) => "8Ki",
        ("dapr-listen-addresses" | "dapr-public-listen-address", _) => "127.0.0.1",
        ("log-level", _) => "debug",
        (_, "bool") => "true",
        (_, "duration") => "1m",
        _ => "1",
    }
}

/// `-f` is a flag of `dapr run` only; the others belong to both.
fn is_taken(root: &clap::Command, begin: &[&str], [name, letter, kind]: [&str; 3]) -> bool {
    if ["help", "version", "build-info"].contains(&name) {
        return true;
    }
    let mut ways = vec![format!("--{name}={}", value(name, kind))];
    ways.push(format!("-{name}={}", value(name, kind)));
    if letter != "-" && kind != "bool" {
        ways.push(format!("-{letter}={}", value(name, kind)));
    }
    ways.into_iter().all(|way| {
        let args = ["dapr-sidecar"].iter().chain(begin).map(OsString::from);
        let args = args.chain([OsString::from(way)]);
        let args = go_style::normalize(args, root).unwrap().args;
        Arguments::try_parse_from(args).is_ok()
    })
}

#[test]
fn all_flags_of_daprd_are_accepted() {
    let flags = recorded(include_str!("recorded/daprd.txt"));
    assert_eq!(flags.len(), 51);
    let root = command();
    for begin in [&[][..], &["run"]] {
        let refused: Vec<_> = flags
            .iter()
            .filter(|flag| !is_taken(&root, begin, **flag))
            .collect();
        assert!(refused.is_empty(), "{refused:?}");
    }
}

#[test]
fn all_flags_of_dapr_run_are_accepted() {
    let flags = recorded(include_str!("recorded/dapr-run.txt"));
    assert_eq!(flags.len(), 33);
    let root = command();
    let refused: Vec<_> = flags
        .iter()
        .filter(|flag| !is_taken(&root, &["run"], **flag))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}
