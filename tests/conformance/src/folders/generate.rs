//! Resource folders, unchanged and with random changes.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use fastrand::Rng;

/// The input of a pair of sidecars.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// The folder of the kit, and the changes.
    name: String,
    changes: Vec<String>,
    files: BTreeMap<String, String>,
    pub(super) config: Option<String>,
    /// The response of the application to `GET /dapr/subscribe`, if there is an application.
    pub(super) subscriptions: Option<String>,
    pub(super) namespace: Option<&'static str>,
}

impl fmt::Display for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.name, self.changes.join("; "))
    }
}

impl Case {
    /// Writes the resources into `r`, and the configuration next to it.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let resources = folder.join("r");
        fs::create_dir_all(&resources).with_context(|| format!("make {}", resources.display()))?;
        let write = |path: &Path, text: &str| {
            fs::write(path, text).with_context(|| format!("write {}", path.display()))
        };
        for (name, text) in &self.files {
            write(&resources.join(name), text)?;
        }
        write(
            &folder.join("secrets.json"),
            r#"{"key":"s3cret","number":"5"}"#,
        )?;
        if let Some(config) = &self.config {
            write(&folder.join("config.yaml"), config)?;
        }
        Ok(())
    }
}

/// Generates one case after another.
pub(super) struct Generator {
    folders: Vec<Case>,
    rng: Rng,
}

/// Values that replace others.
const VALUES: &[&str] = &[
    "5",
    "'5'",
    "true",
    "\"true\"",
    "yes",
    "off",
    "010",
    "0x1F",
    "1_000",
    "1.10",
    "1e3",
    "null",
    "~",
    "''",
    "[a, b]",
    "[5]",
    "{a: b}",
    "2001-12-14",
    "{podName}",
    "\"{appID}-{namespace}\"",
    "-1",
    "0b11",
    "3000000000",
    "*anchor",
    "!!str 5",
    "text",
    "/h/../x/",
    "app",
    "v1",
    "V1",
    "v2",
    "[app]",
    "bus",
    "state.in-memory",
    "state.In-Memory",
    "State.in-memory",
    "pubsub.in-memory",
    "middleware.http.uppercase",
];

/// Lines that are added.
const LINES: &[&str] = &[
    "scopes: [app]",
    "Scopes: [other]",
    "scopes: [5]",
    "scopes:",
    "auth: {secretStore: vault}",
    "auth: {SecretStore: none}",
    "# a comment",
    "---",
    "--- # rest",
    "...",
    "metadata: {name: again}",
    "  namespace: prod",
    "  namespace: dev",
    "  ignoreErrors: true",
    "  IGNOREERRORS: yes",
    "  ignoreErrors: 'true'",
    "  initTimeout: soon",
    "\tx: y",
    "kind: Component",
    "unknown: 1",
];

/// Responses of applications to `GET /dapr/subscribe`.
const SUBSCRIPTIONS: &[&str] = &[
    "[]",
    "",
    "null",
    r#"[{"pubsubname":"bus","topic":"own","route":"/own/"}]"#,
    r#"[{"PubsubName":"bus","TOPIC":"t","Route":"/own","DeadLetterTopic":"dead","Metadata":{"a":"1"}}]"#,
    r#"[{"pubsubname":"bus","topic":"own","routes":{"Rules":[{"Match":"event.type == 'x'","Path":"/x"}],"DEFAULT":"/d"}}]"#,
    r#"[{"pubsubname":"bus","topic":"own","routes":null,"route":"/r","bulkSubscribe":{"Enabled":true,"MaxMessagesCount":5}}]"#,
    r#"[{"pubsubname":"bus","topic":"own","route":"/a"},{"pubsubname":"bus","topic":5,"route":"/b"}]"#,
    r#"[{"pubsubname":"bus","topic":"own"},{"pubsubname":"none","topic":"own","route":"/b"}]"#,
    r#"[{"pubsubname":"bus","topic":"own","topic":"last","route":"/b","metadata":{"a":1}}]"#,
    r#"{"pubsubname":"bus"}"#,
];

impl Generator {
    pub(super) fn load(folder: &Path, seed: u64) -> Result<Self> {
        let mut folders = Vec::new();
        let mut names = entries(folder)?;
        names.sort();
        for name in names {
            let mut files = BTreeMap::new();
            let mut config = None;
            for file in entries(&folder.join(&name))? {
                let path = folder.join(&name).join(&file);
                let text = fs::read_to_string(&path)
                    .with_context(|| format!("read {}", path.display()))?;
                match file.as_str() {
                    "config.yaml" => config = Some(text),
                    _ => drop(files.insert(file, text)),
                }
            }
            folders.push(Case {
                name,
                changes: Vec::new(),
                files,
                config,
                subscriptions: Some("[]".to_owned()),
                namespace: None,
            });
        }
        anyhow::ensure!(
            !folders.is_empty(),
            "{} contains no folders",
            folder.display()
        );
        Ok(Self {
            folders,
            rng: Rng::with_seed(seed),
        })
    }

    /// The first cases are the unchanged folders.
    pub(super) fn next(&mut self, number: usize) -> Case {
        if let Some(case) = self.folders.get(number) {
            return case.clone();
        }
        let mut case = self.folders[self.rng.usize(..self.folders.len())].clone();
        if self.rng.u8(..4) == 0 {
            let subscriptions = SUBSCRIPTIONS[self.rng.usize(..SUBSCRIPTIONS.len())];
            case.subscriptions = Some(subscriptions.to_owned());
            case.changes
                .push(format!("the application responds {subscriptions}"));
        }
        if self.rng.u8(..6) == 0 {
            case.subscriptions = None;
            case.changes.push("without an application".to_owned());
        }
        if self.rng.u8(..6) == 0 {
            case.namespace = Some("prod");
            case.changes.push("with the namespace prod".to_owned());
        }
        for _ in 0..self.rng.usize(1..=2) {
            self.change(&mut case);
        }
        case
    }

    fn change(&mut self, case: &mut Case) {
        let names: Vec<String> = case.files.keys().cloned().collect();
        if case.config.is_some() && self.rng.u8(..5) == 0 {
            let text = case.config.take().unwrap_or_default();
            let (text, what) = self.change_text(&text);
            case.config = Some(text);
            case.changes.push(format!("config.yaml {what}"));
            return;
        }
        let name = names[self.rng.usize(..names.len())].clone();
        let text = case.files.get(&name).cloned().unwrap_or_default();
        if self.rng.u8(..12) == 0 {
            case.files
                .insert(format!("{}-{name}", self.rng.alphabetic()), text);
            case.changes.push(format!("{name} twice"));
            return;
        }
        let (text, what) = self.change_text(&text);
        case.changes.push(format!("{name} {what}"));
        case.files.insert(name, text);
    }

    fn change_text(&mut self, text: &str) -> (String, String) {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let at = self.rng.usize(..lines.len());
        let line = lines[at].clone();
        let what = match self.rng.u8(..10) {
            0..=2 => {
                lines[at] = self.change_case(&line);
                format!("{}: key in another case", at + 1)
            }
            3..=6 => {
                let value = VALUES[self.rng.usize(..VALUES.len())];
                lines[at] = self.change_value(&line, value);
                format!("{}: value {value}", at + 1)
            }
            7 => {
                lines.remove(at);
                format!("{}: gone", at + 1)
            }
            8 => {
                lines.insert(at, line);
                format!("{}: twice", at + 1)
            }
            _ => {
                let added = LINES[self.rng.usize(..LINES.len())];
                lines.insert(at, added.to_owned());
                format!("{}: added {added}", at + 1)
            }
        };
        (lines.join("\n") + "\n", what)
    }

    /// Changes the case of one of the keys of a line.
    fn change_case(&mut self, line: &str) -> String {
        let ends: Vec<usize> = line
            .match_indices(": ")
            .map(|(at, _)| at)
            .chain(line.strip_suffix(':').map(str::len))
            .collect();
        if ends.is_empty() {
            return line.to_owned();
        }
        let end = ends[self.rng.usize(..ends.len())];
        let begin = line[..end].rfind([' ', '{', ',']).map_or(0, |at| at + 1);
        let key = &line[begin..end];
        let key = match self.rng.u8(..3) {
            0 => key.to_uppercase(),
            1 => key.to_lowercase(),
            _ => key
                .chars()
                .enumerate()
                .map(|(at, letter)| {
                    if at == 0 {
                        letter.to_ascii_uppercase()
                    } else {
                        letter
                    }
                })
                .collect(),
        };
        format!("{}{key}{}", &line[..begin], &line[end..])
    }

    /// Replaces one of the values of a line.
    fn change_value(&mut self, line: &str, value: &str) -> String {
        let begins: Vec<usize> = line.match_indices(": ").map(|(at, _)| at + 2).collect();
        if begins.is_empty() {
            return format!("{line} {value}");
        }
        let begin = begins[self.rng.usize(..begins.len())];
        let rest = &line[begin..];
        let end = match rest.chars().next() {
            Some('[') => rest.find(']').map_or(rest.len(), |at| at + 1),
            Some('\'' | '"') => rest[1..].find(['\'', '"']).map_or(rest.len(), |at| at + 2),
            _ if line.contains('{') => rest.find([',', '}']).unwrap_or(rest.len()),
            _ => rest.len(),
        };
        format!("{}{value}{}", &line[..begin], &rest[end..])
    }
}

fn entries(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("read {}", folder.display()))?;
    entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_folders() -> Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("folders");
        let (mut one, mut two) = (Generator::load(&folder, 7)?, Generator::load(&folder, 7)?);
        for number in 0..200 {
            let (one, two) = (one.next(number), two.next(number));
            assert_eq!((one.to_string(), one.files), (two.to_string(), two.files));
        }
        Ok(())
    }
}
