//! Reads a run file like `dapr run -f`, except that all problems are reported together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::keys::{self, Kind};
use super::yaml::{Content, Node, Problem};
use crate::cli::flags::{Run, try_parse};

/// An application of a run file.
#[derive(Debug)]
pub(super) struct App {
    /// The flags of its keys.
    pub(super) run: Run,
    /// The working directory of its command.
    pub(super) folder: PathBuf,
    pub(super) variables: BTreeMap<String, String>,
    /// The destination of its output.
    pub(super) app_log: Destination,
    /// The destination of its sidecar's log. `None` if not set.
    pub(super) sidecar_log: Option<Destination>,
}

/// Destination of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Console,
    File,
    FileAndConsole,
}

/// A run file, and the warnings about it.
#[derive(Debug, Default)]
pub(super) struct RunFile {
    pub(super) apps: Vec<App>,
    pub(super) warnings: BTreeSet<Problem>,
}

pub(super) type Members = [(String, Node)];

/// Reads a file. Its paths are relative to `base`.
pub(super) fn read(root: Option<&Node>, base: &Path) -> Result<RunFile, BTreeSet<Problem>> {
    let mut reader = Reader {
        base,
        problems: BTreeSet::new(),
        warnings: BTreeSet::new(),
    };
    let apps = reader.file(root);
    if reader.problems.is_empty() {
        Ok(RunFile {
            apps,
            warnings: reader.warnings,
        })
    } else {
        Err(reader.problems)
    }
}

/// Collects problems while reading.
pub(super) struct Reader<'a> {
    pub(super) base: &'a Path,
    problems: BTreeSet<Problem>,
    warnings: BTreeSet<Problem>,
}

impl Reader<'_> {
    pub(super) fn report(&mut self, line: usize, problem: impl Into<String>) {
        self.problems.insert((line, problem.into()));
    }

    fn file(&mut self, root: Option<&Node>) -> Vec<App> {
        let empty = Node {
            line: 1,
            content: Content::Map(Vec::new()),
        };
        let root = root.unwrap_or(&empty);
        let members = self.map(root, "the file");
        self.check_keys(
            members,
            &["version", "name", "common", "apps"],
            "a run file",
        );
        match get(members, "version").map(|version| (version.line, version.text())) {
            None | Some((_, Some("0" | ""))) => {
                self.report(1, "the required key `version` is missing; add `version: 1`");
            }
            Some((line, text)) if text.is_none_or(|text| text.parse::<i64>().is_err()) => {
                self.report(line, "`version` must be a number");
            }
            Some(_) => {}
        }
        let common = get(members, "common").filter(|common| !common.is_null());
        let common = common.map_or(&[][..], |common| self.map(common, "`common`"));
        self.check_keys(common, &keys::of_common(), "`common`");
        let apps = match get(members, "apps").map(|apps| (apps.line, &apps.content)) {
            Some((_, Content::List(apps))) => apps.as_slice(),
            Some((line, Content::Map(_))) => {
                self.report(line, "`apps` must be a list: begin each app with `- `");
                return Vec::new();
            }
            _ => &[],
        };
        if apps.is_empty() {
            self.report(1, "there are no apps to run; list them under `apps`");
        }
        apps.iter()
            .filter_map(|app| self.app(app, common))
            .collect()
    }

    fn app(&mut self, node: &Node, common: &Members) -> Option<App> {
        let own = self.map(node, "an app");
        self.check_keys(own, &keys::of_app(), "an app");
        let folder = match get(own, "appDirPath") {
            Some(path) if path.text().is_none_or(|text| !text.is_empty()) => {
                let base = self.base.to_owned();
                self.path(path, "appDirPath", &base)?
            }
            _ => {
                self.report(
                    node.line,
                    "the required key `appDirPath` of an app is missing",
                );
                return None;
            }
        };
        let mut args = vec!["run".to_owned()];
        let own_only = keys::OWN.iter().map(|key| (key, &[][..]));
        let shared = keys::SHARED.iter().map(|key| (key, common));
        for ((key, flag, kind), common) in own_only.chain(shared) {
            let arg = self.flag(own, key, flag, *kind);
            args.extend(arg.or_else(|| self.flag(common, key, flag, *kind)));
        }
        for (key, flag) in keys::ADDRESSES {
            let address_node = get(own, key).or_else(|| get(common, key));
            // A missing value is the same as a missing key; an empty one disables the service.
            if let Some(address) = address_node.filter(|address| !address.is_null()) {
                let text = self.text(address, key)?;
                args.push(format!("--{flag}={}", text.trim()));
            }
        }
        let mut run = try_parse(args).ok()?;
        // With several apps, the default ports of daprd would conflict.
        run.dapr_http_port.get_or_insert(0);
        if get(own, "appID")
            .and_then(Node::text)
            .is_none_or(str::is_empty)
        {
            run.app_id = folder.file_name()?.to_string_lossy().into_owned();
        }
        run.command = self.list(own, "command");
        if let Some(command) = get(own, "command")
            && run
                .command
                .first()
                .is_some_and(|program| program.trim().is_empty())
        {
            self.report(command.line, "`command` is empty");
        }
        run.resources_path = self.resources(own, common, &folder);
        run.config.extend(self.configuration(own, common, &folder));
        Some(App {
            run,
            variables: self.variables(own, common),
            app_log: self
                .destination(own, common, "appLogDestination")
                .unwrap_or(Destination::FileAndConsole),
            sidecar_log: self.destination(own, common, "daprdLogDestination"),
            folder,
        })
    }

    /// Adds the flag of a key, unless its value counts as missing: then the value of `common` applies.
    fn flag(&mut self, members: &Members, key: &str, flag: &str, kind: Kind) -> Option<String> {
        let node = get(members, key)?;
        let text = self.text(node, key)?;
        let is_plain = matches!(node.content, Content::Scalar { is_plain: true, .. });
        let arg = match kind {
            Kind::Boolean => match text.to_lowercase().as_str() {
                "true" | "yes" | "on" | "y" if is_plain => format!("--{flag}=true"),
                "false" | "no" | "off" | "n" | "" if is_plain => return None,
                _ => {
                    self.report(
                        node.line,
                        format!("`{key}` must be true or false, not `{text}`"),
                    );
                    return None;
                }
            },
            Kind::Number => match text.parse::<i64>() {
                Ok(0) => return None,
                Ok(number) if is_plain => format!("--{flag}={number}"),
                _ if text.is_empty() && is_plain => return None,
                _ => {
                    let hint = if is_plain { "" } else { " in quotation marks" };
                    self.report(
                        node.line,
                        format!("`{key}` must be a number, not `{text}`{hint}"),
                    );
                    return None;
                }
            },
            Kind::Text if text.is_empty() => return None,
            Kind::Text => format!("--{flag}={text}"),
        };
        match try_parse(vec!["run".to_owned(), arg.clone()]) {
            Ok(_) => Some(arg),
            Err(reason) => {
                self.report(node.line, format!("`{key}`: {reason}"));
                None
            }
        }
    }

    fn variables(&mut self, own: &Members, common: &Members) -> BTreeMap<String, String> {
        let mut variables = BTreeMap::new();
        for members in [common, own] {
            let Some(env) = get(members, "env").filter(|env| !env.is_null()) else {
                continue;
            };
            for (name, value) in self.map(env, "`env`") {
                if let Some(text) = self.text(value, name) {
                    variables.insert(name.clone(), text.to_owned());
                }
            }
        }
        variables
    }

    fn destination(&mut self, own: &Members, common: &Members, key: &str) -> Option<Destination> {
        let find = |members| {
            get(members, key).filter(|node: &&Node| node.text().is_none_or(|text| !text.is_empty()))
        };
        let node = find(own).or_else(|| find(common))?;
        match node.text() {
            Some("console") => Some(Destination::Console),
            Some("file") => Some(Destination::File),
            Some("fileAndConsole") => Some(Destination::FileAndConsole),
            _ => {
                self.report(
                    node.line,
                    format!("`{key}` must be console, file or fileAndConsole"),
                );
                None
            }
        }
    }

    fn list(&mut self, members: &Members, key: &str) -> Vec<String> {
        let Some(node) = get(members, key).filter(|node| !node.is_null()) else {
            return Vec::new();
        };
        let Content::List(nodes) = &node.content else {
            let example = r#"["python3", "app.py"]"#;
            self.report(
                node.line,
                format!("`{key}` must be a list, such as {example}"),
            );
            return Vec::new();
        };
        let texts = nodes.iter().filter_map(|node| self.text(node, key));
        texts.map(str::to_owned).collect()
    }

    pub(super) fn text<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n str> {
        if node.text().is_none() {
            self.report(
                node.line,
                format!("`{key}` must be text, not a list or a map"),
            );
        }
        node.text()
    }

    fn map<'n>(&mut self, node: &'n Node, what: &str) -> &'n Members {
        match &node.content {
            Content::Map(members) => members,
            _ => {
                self.report(
                    node.line,
                    format!("{what} must be a map of keys and values"),
                );
                &[]
            }
        }
    }

    /// As in `dapr run -f`, unknown keys are ignored; here they are also reported.
    fn check_keys(&mut self, members: &Members, known: &[&'static str], what: &str) {
        for (key, node) in members {
            if !known.contains(&key.as_str()) {
                let hint = keys::similar(key, known);
                let hint = hint.map_or_else(String::new, |key| format!("; did you mean `{key}`?"));
                let warning = format!("`{key}` is ignored: it is not a key of {what}{hint}");
                self.warnings.insert((node.line, warning));
            }
        }
    }
}

pub(super) fn get<'n>(members: &'n Members, key: &str) -> Option<&'n Node> {
    let found = members.iter().find(|(name, _)| name == key);
    found.map(|(_, node)| node)
}
