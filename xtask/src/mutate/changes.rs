//! Changes that introduce errors into the API description.

use std::fmt::{self, Display, Formatter};

/// The kind of element that is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Status,
    /// A request header.
    Header,
    /// A response header.
    ResponseHeader,
    Required,
    Type,
}

impl Kind {
    pub(super) const ALL: [Self; 5] = [
        Self::Status,
        Self::Header,
        Self::ResponseHeader,
        Self::Required,
        Self::Type,
    ];
}

impl Display for Kind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Status => "status",
            Self::Header => "request header",
            Self::ResponseHeader => "response header",
            Self::Required => "required",
            Self::Type => "type",
        })
    }
}

/// A changed line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) kind: Kind,
    pub(super) file: String,
    line: usize,
    before: String,
    after: String,
}

impl Display for Change {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            file,
            line,
            before,
            after,
        } = self;
        let (before, after) = (before.trim(), after.trim());
        write!(f, "{kind}: {file}:{}: `{before}` ▶ `{after}`", line + 1)
    }
}

impl Change {
    /// The text of the file after the change.
    pub(super) fn apply(&self, text: &str) -> String {
        let lines = text.lines().enumerate();
        let changed = lines.map(|(line, old)| match line == self.line {
            true => self.after.as_str(),
            false => old,
        });
        changed.map(|line| format!("{line}\n")).collect()
    }
}

/// Returns every possible change of a kind in a file. All files have the same layout, so lines are
/// sufficient.
pub(super) fn of(kind: Kind, file: &str, text: &str) -> Vec<Change> {
    let lines: Vec<_> = text.lines().collect();
    let mut changes = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let following = lines.get(number + 1..).unwrap_or_default();
        let after = match kind {
            Kind::Status => status(line),
            Kind::Header => header(line, following),
            Kind::ResponseHeader => response_header(&lines, number),
            Kind::Required => required(line),
            Kind::Type => type_of(line),
        };
        changes.extend(after.map(|after| Change {
            kind,
            file: file.to_owned(),
            line: number,
            before: (*line).to_owned(),
            after,
        }));
    }
    changes
}

/// Changes a status to another one of the same class.
fn status(line: &str) -> Option<String> {
    let inner = line.trim().strip_prefix('\'')?.strip_suffix("':")?;
    let status: u16 = inner.parse().ok().filter(|status| *status < 600)?;
    // The API description contains none of these.
    let other = match status / 100 {
        2 => 206,
        4 => 418,
        _ => 507,
    };
    Some(line.replace(inner, &other.to_string()))
}

/// Changes the name of a parameter.
fn header(line: &str, following: &[&str]) -> Option<String> {
    let following = |index: usize| following.get(index).copied().unwrap_or_default();
    // For a parameter with a prefix, only the prefix is sent.
    if following(1).contains("x-dapr-prefix") {
        return None;
    }
    let is_name = line.trim().trim_start_matches("- ").starts_with("name: ");
    (is_name && following(0).trim() == "in: header").then(|| format!("{line}-Changed"))
}

/// Changes the name or prefix of a response header.
fn response_header(lines: &[&str], number: usize) -> Option<String> {
    let line = lines.get(number)?;
    let (at, parent) = parent(lines, number)?;
    if let Some((before, prefix)) = line.split_once("x-dapr-prefix: ") {
        let (_, owner) = self::parent(lines, at)?;
        return (owner == "headers:").then(|| format!("{before}x-dapr-prefix: changed-{prefix}"));
    }
    let following = lines.get(number + 1)?;
    if parent != "headers:" || following.contains("x-dapr-prefix") {
        return None;
    }
    let name = line.strip_suffix(':')?;
    Some(format!("{name}-Changed:"))
}

/// Returns the parent of a line: the next line above with less indentation.
fn parent<'a>(lines: &[&'a str], number: usize) -> Option<(usize, &'a str)> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own_indent = indent(lines.get(number)?);
    let mut lines_above = lines.get(..number)?.iter().enumerate().rev();
    lines_above
        .find(|(_, line_above)| !line_above.trim().is_empty() && indent(line_above) < own_indent)
        .map(|(at, line_above)| (at, line_above.trim()))
}

/// Makes a required element optional, or an optional one required.
fn required(line: &str) -> Option<String> {
    let (before, value) = line.split_once("required: ")?;
    if !before.trim().is_empty() {
        return None;
    }
    Some(match value {
        "true" => format!("{before}required: false"),
        "false" => format!("{before}required: true"),
        list => {
            let names = list.strip_prefix('[')?.strip_suffix(']')?;
            match names.rsplit_once(", ") {
                Some((rest, _)) => format!("{before}required: [{rest}]"),
                None => format!("{before}# required: {list}"),
            }
        }
    })
}

/// Changes a type.
fn type_of(line: &str) -> Option<String> {
    let (before, value) = line.split_once("type: ")?;
    if !before.trim().trim_start_matches('-').trim().is_empty() {
        return None;
    }
    let other = match value {
        "string" => "boolean",
        "boolean" | "integer" | "number" => "string",
        "object" => "array",
        "array" => "object",
        _ => return None,
    };
    Some(format!("{before}type: {other}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
parameters:
  - name: ETag
    in: header
    required: true
  - name: key
    in: query
responses:
  '204':
    headers:
      traceparent:
        schema:
          type: string
          required: [a, b]
      metadata:
        x-dapr-prefix: metadata.
  default:
";

    #[test]
    fn each_kind_has_its_lines() {
        let changed = Kind::ALL.map(|kind| {
            let changes = of(kind, "a.yaml", TEXT);
            changes.iter().map(ToString::to_string).collect::<Vec<_>>()
        });
        let expected: [&[&str]; 5] = [
            &["status: a.yaml:8: `'204':` ▶ `'206':`"],
            &["request header: a.yaml:2: `- name: ETag` ▶ `- name: ETag-Changed`"],
            &[
                "response header: a.yaml:10: `traceparent:` ▶ `traceparent-Changed:`",
                "response header: a.yaml:15: `x-dapr-prefix: metadata.` ▶ `x-dapr-prefix: changed-metadata.`",
            ],
            &[
                "required: a.yaml:4: `required: true` ▶ `required: false`",
                "required: a.yaml:13: `required: [a, b]` ▶ `required: [a]`",
            ],
            &["type: a.yaml:12: `type: string` ▶ `type: boolean`"],
        ];
        assert_eq!(changed, expected);
    }

    #[test]
    fn a_change_is_one_line() {
        let changes = of(Kind::Status, "a.yaml", TEXT);
        let text: String = changes.iter().map(|change| change.apply(TEXT)).collect();
        assert_eq!(text, TEXT.replace("204", "206"));
    }
}
